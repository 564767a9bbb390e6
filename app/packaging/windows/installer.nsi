; The installer for Windows: for the user alone, without an administrator. Built by
; app/packaging/build.sh, which defines VERSION, NUMBERS (four of them), FILES (the folder with what is
; installed), ICON and OUT.

Target amd64-unicode ; as the program itself
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
SetDateSave off
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Whybone"
!define CLASSES "Software\Classes"
!define KIND "Whybone.File"

Name "Whybone"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Whybone"
InstallDirRegKey HKCU "${KEY}" InstallLocation
BrandingText "Whybone ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "Whybone"
VIAddVersionKey FileDescription "Whybone"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT License"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\whybone.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE SimpChinese
!insertmacro MUI_LANGUAGE TradChinese

LangString Title ${LANG_ENGLISH} "Whybone"
LangString Title ${LANG_SIMPCHINESE} "鱼骨五问"
LangString Title ${LANG_TRADCHINESE} "魚骨五問"
LangString Kind ${LANG_ENGLISH} "Whybone file"
LangString Kind ${LANG_SIMPCHINESE} "鱼骨五问文件"
LangString Kind ${LANG_TRADCHINESE} "魚骨五問檔案"
LangString Runs ${LANG_ENGLISH} "Whybone is open. Close its window, then try again."
LangString Runs ${LANG_SIMPCHINESE} "鱼骨五问正在运行。请关闭窗口后再试。"
LangString Runs ${LANG_TRADCHINESE} "魚骨五問正在執行。請關閉視窗後再試。"
LangString Kept ${LANG_ENGLISH} "Your analyses are kept, in "
LangString Kept ${LANG_SIMPCHINESE} "您的分析仍保留在："
LangString Kept ${LANG_TRADCHINESE} "您的分析仍保留在："

; closed waits until the program is not running: a file that runs cannot be written.
!macro closed UN
Function ${UN}closed
  again:
  IfFileExists "$INSTDIR\whybone.exe" 0 done
  ClearErrors
  FileOpen $0 "$INSTDIR\whybone.exe" a
  IfErrors 0 free
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Runs)" /SD IDCANCEL IDRETRY again
  Abort
  free:
  FileClose $0
  done:
FunctionEnd
!macroend
!insertmacro closed ""
!insertmacro closed "un."

Section
  Call closed
  SetOutPath "$INSTDIR"
  File "${FILES}\whybone.exe"
  File "${FILES}\whybone.com"
  File "${FILES}\LICENCES.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\$(Title).lnk" "$INSTDIR\whybone.exe"
  WriteRegStr HKCU "${KEY}" Shortcut "$SMPROGRAMS\$(Title).lnk"

  WriteRegStr HKCU "${CLASSES}\.whybone" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(Kind)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\whybone.exe,0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\whybone.exe" "%1"'
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\whybone.exe" "" "$INSTDIR\whybone.exe"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${KEY}" DisplayName "$(Title)"
  WriteRegStr HKCU "${KEY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${KEY}" DisplayIcon "$INSTDIR\whybone.exe"
  WriteRegStr HKCU "${KEY}" Publisher "Whybone"
  WriteRegStr HKCU "${KEY}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" NoModify 1
  WriteRegDWORD HKCU "${KEY}" NoRepair 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" EstimatedSize $0
SectionEnd

; What a team has written lies elsewhere, in $LOCALAPPDATA\whybone, and stays.
Section Uninstall
  Call un.closed
  ReadRegStr $0 HKCU "${KEY}" Shortcut
  Delete "$0"
  Delete "$INSTDIR\whybone.exe"
  Delete "$INSTDIR\whybone.com"
  Delete "$INSTDIR\LICENCES.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ReadRegStr $0 HKCU "${CLASSES}\.whybone" ""
  StrCmp $0 "${KIND}" 0 others
  DeleteRegKey HKCU "${CLASSES}\.whybone"
  others:
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\whybone.exe"
  DeleteRegKey HKCU "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DetailPrint "$(Kept)$LOCALAPPDATA\whybone"
SectionEnd
