/* What Fyne tells screen readers through, for the wine of Debian 12, whose own library ends the program when it is
 * told of a change. It tells nobody. It is for the prefix of the tests alone and is never shipped. */
#include <windows.h>

#define PUBLIC __declspec(dllexport)

PUBLIC LRESULT WINAPI UiaReturnRawElementProvider(HWND window, WPARAM w, LPARAM l, void *provider) { return 0; }
PUBLIC HRESULT WINAPI UiaHostProviderFromHwnd(HWND window, void **provider) { return E_NOTIMPL; }
PUBLIC HRESULT WINAPI UiaRaiseAutomationEvent(void *provider, int event) { return S_OK; }
PUBLIC HRESULT WINAPI UiaRaiseStructureChangedEvent(void *provider, int change, int *id, int length) { return S_OK; }
PUBLIC HRESULT WINAPI UiaDisconnectProvider(void *provider) { return S_OK; }
