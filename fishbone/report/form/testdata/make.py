"""Makes the forms of this folder: with openpyxl, python-docx and Pillow, and once more as
LibreOffice saves them. On Debian: python3-openpyxl python3-docx python3-pil libreoffice."""
import io, os, subprocess, tempfile, zipfile
from PIL import Image as Picture, ImageDraw
from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

HERE = os.path.dirname(os.path.abspath(__file__))


def logo():
    p = Picture.new("RGB", (160, 60), "#0a4d68")
    ImageDraw.Draw(p).polygon([(10, 30), (60, 8), (60, 52)], fill="#f2b705")
    out = io.BytesIO()
    p.save(out, "PNG")
    out.seek(0)
    return out


SHAPE = """<xdr:twoCellAnchor><xdr:from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>90000</xdr:rowOff></xdr:from>
<xdr:to><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>420000</xdr:rowOff></xdr:to>
<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="7" name="Stamp"/><xdr:cNvSpPr/></xdr:nvSpPr>
<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1400000" cy="330000"/></a:xfrm><a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom>
<a:solidFill><a:srgbClr val="C0392B"/></a:solidFill></xdr:spPr>
<xdr:txBody><a:bodyPr/><a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="en-GB" sz="1000" b="1"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr><a:t>CONFIDENTIAL</a:t></a:r></a:p></xdr:txBody>
</xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"""


def workbook(path):
    wb = Workbook()
    ws = wb.active
    ws.title = "8D Report"
    for column, width in zip("ABCDEFGH", (6, 16, 18, 14, 13, 13, 13, 13)):
        ws.column_dimensions[column].width = width
    side = Side(style="thin", color="888888")
    box = Border(left=side, right=side, top=side, bottom=side)
    label, head = PatternFill("solid", fgColor="EAF1F4"), PatternFill("solid", fgColor="0A4D68")
    wrap = Alignment(wrap_text=True, vertical="top")

    def put(area, text=None, fill=None, bold=False, color="000000", form=None, align=wrap, row=None):
        first = area.split(":")[0]
        cells = ws[area]
        for line in cells if isinstance(cells, tuple) else ((cells,),):
            for c in line:
                c.border = box
                if fill:
                    c.fill = fill
        c = ws[first]
        c.value, c.font, c.alignment = text, Font(name="Arial", size=10, bold=bold, color=color), align
        if form:
            c.number_format = form
        if ":" in area:
            ws.merge_cells(area)

    def section(row, text):
        put(f"A{row}:H{row}", text, head, True, "FFFFFF")

    ws.row_dimensions[1].height = 48
    put("A1:H1", "8D Report 8D 报告", None, True, align=Alignment(horizontal="center", vertical="center"))
    ws["A1"].font = Font(name="Arial", size=16, bold=True)
    ws.add_image(Image(logo()), "A1")
    rows = [("Report No. 报告编号", None, "Date opened 开启日期", "yyyy-mm-dd"), ("Customer 客户", None, "Complaint No. 投诉编号", None),
            ("Product 产品", None, "Part No. 料号", "@"), ("Status 状态", None, "Share of defects 不良率", "0.0%")]
    for i, (a, fa, b, fb) in enumerate(rows, 3):
        put(f"A{i}:B{i}", a, label, True)
        put(f"C{i}:D{i}", None, form=fa)
        put(f"E{i}:F{i}", b, label, True)
        put(f"G{i}:H{i}", None, form=fb)
    ws["G4"].value = "C-2026-0815"  # the customer fills in the number of the complaint
    lists = wb.create_sheet("Lists")
    lists.sheet_state = "hidden"
    for i, w in enumerate(("Open", "Closed", "Rejected"), 1):
        lists.cell(i, 1, w)
    status = DataValidation(type="list", formula1="=Lists!$A$1:$A$3")
    ws.add_data_validation(status)
    status.add("C6")
    section(8, "D1 Team 小组")
    put("A9:B9", "Team leader 组长", label, True)
    put("C9:D9")
    put("E9:F9", "Members 成员", label, True)
    put("G9:H9")
    section(11, "D2 Problem description 问题描述")
    put("A12:H14")
    section(16, "D3 Containment 围堵措施")
    for area, text in (("A17", "No."), ("B17:D17", "Containment action 措施"), ("E17", "Owner 责任人"), ("F17", "Since 开始"), ("G17:H17", "Effect 效果")):
        put(area, text, label, True)
    for r in range(18, 21):
        put(f"A{r}", r - 17)
        put(f"B{r}:D{r}")
        put(f"E{r}")
        put(f"F{r}", form="dd/mm/yyyy")
        put(f"G{r}:H{r}")
    section(22, "D4 Root cause 根本原因")
    put("A23:H23", "Root cause:")
    ws.row_dimensions[23].height = 60
    section(25, "D5 / D6 Corrective action 纠正措施")
    for area, text in (("A26", "No."), ("B26:D26", "Action 措施"), ("E26", "Responsible 负责人"), ("F26", "Due date 完成期限"), ("G26", "Done 完成"), ("H26", "Status 状态")):
        put(area, text, label, True)
    for r in range(27, 32):
        put(f"A{r}", r - 26)
        put(f"B{r}:D{r}")
        put(f"E{r}")
        put(f"F{r}", form="dd/mm/yyyy")
        put(f"G{r}", form="dd/mm/yyyy")
        put(f"H{r}")
    section(33, "D7 Prevention 预防再发")
    put("A34:H34")
    put("A35:H35")
    section(37, "D8 Closing 结案")
    put("A38:B38", "Closed on 结案日期", label, True)
    put("C38:D38", None, form="yyyy-mm-dd")
    put("E38:F38", "Report", label, True)
    put("G38:H38", "=C3")
    ws.page_setup.orientation = "portrait"
    ws.page_setup.fitToWidth = 1
    ws.page_setup.fitToHeight = 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.freeze_panes = "A2"
    raw = io.BytesIO()
    wb.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for e in old.infolist():
            data = old.read(e)
            if e.filename == "xl/drawings/drawing1.xml":
                text = data.decode()
                opening = text[: text.index(">", text.index("<", 1) if text.startswith("<?") else 0) + 1]
                prefix = "xdr:" if "<xdr:wsDr" in text else ""
                shape = SHAPE if prefix else SHAPE.replace("xdr:", "")
                if "xmlns:a=" not in opening:
                    shape = shape.replace("<xdr:sp ", '<xdr:sp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ').replace("<sp ", '<sp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ')
                end = f"</{prefix}wsDr>"
                data = text.replace(end, shape + end).encode()
            new.writestr(zipfile.ZipInfo(e.filename, (2026, 1, 2, 3, 4, 6)), data, zipfile.ZIP_DEFLATED)


CONTROL = """<w:sdt %s><w:sdtPr><w:alias w:val="%s"/><w:tag w:val="%s"/>%s<w:showingPlcHdr/></w:sdtPr>
<w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>%s</w:t></w:r></w:sdtContent></w:sdt>"""

TEXTBOX = """<w:r %s><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:rect style="position:absolute;margin-left:380pt;margin-top:-40pt;width:110pt;height:24pt" fillcolor="#c0392b">
<v:textbox><w:txbxContent><w:p><w:r><w:t>CONFIDENTIAL</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r>"""


def document(path):
    d = docx.Document()
    head = d.sections[0].header
    t = head.add_table(1, 3, Cm(16))
    t.style = "Table Grid"
    t.cell(0, 0).paragraphs[0].add_run().add_picture(logo(), width=Cm(2.5))
    t.cell(0, 1).text = "Report No. 报告编号"
    d.add_heading("8D Report 8D 报告", 1)
    d.paragraphs[-1]._p.append(parse_xml(TEXTBOX % nsdecls("w")))
    t = d.add_table(4, 4)
    t.style = "Table Grid"
    for r, row in enumerate((("Customer 客户", "", "Complaint No. 投诉编号", "C-2026-0815"), ("Product 产品", "", "Part No. 料号", ""),
                             ("Status 状态", "", "Date 日期", ""), ("Problem description 问题描述", "", "", ""))):
        for c, text in enumerate(row):
            cell = t.cell(r, c)
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.bold = True
    t.cell(3, 1).merge(t.cell(3, 3))
    status = '<w:dropDownList><w:listItem w:displayText="Choose" w:value=""/><w:listItem w:displayText="Open" w:value="1"/><w:listItem w:displayText="Closed" w:value="2"/></w:dropDownList>'
    t.cell(2, 1).paragraphs[0]._p.append(parse_xml(CONTROL % (nsdecls("w"), "Status", "status", status, "Choose one")))
    t.cell(2, 3).paragraphs[0]._p.append(parse_xml(CONTROL % (nsdecls("w"), "Opened", "opened", "<w:date/>", "Click for a date")))
    d.add_paragraph("D3 Containment 围堵措施")
    t = d.add_table(4, 4)
    t.style = "Table Grid"
    for c, text in enumerate(("No.", "Containment action 措施", "Owner 责任人", "Since 开始")):
        t.cell(0, c).text = text
    for r in range(1, 4):
        t.cell(r, 0).text = str(r)
    d.add_paragraph("D4 Root cause 根本原因")
    t = d.add_table(1, 1)
    t.style = "Table Grid"
    cell = t.cell(0, 0)
    cell.text = ""
    cell.paragraphs[0].add_run("Root cause: ").bold = True
    cell.paragraphs[0].add_run(" ").add_picture(logo(), width=Cm(1.5))
    cell.add_paragraph("")
    cell.add_paragraph("")
    d.add_paragraph("D6 Corrective action 纠正措施")
    t = d.add_table(4, 4)
    t.style = "Table Grid"
    for c, text in enumerate(("Action 措施", "Responsible 负责人", "Due date 完成期限", "Status 状态")):
        t.cell(0, c).text = text
    p = d.add_paragraph("Signed by: ")
    p._p.append(parse_xml(CONTROL % (nsdecls("w"), "Signed by", "signer", "<w:text/>", "Name")))
    d.save(path)


def resaved(name, kind):
    with tempfile.TemporaryDirectory() as to:
        subprocess.run(["soffice", "-env:UserInstallation=file://" + to + "/profile", "--headless", "--convert-to", kind, "--outdir", to, os.path.join(HERE, name)], check=True,
                       stdout=subprocess.DEVNULL)
        base, ending = os.path.splitext(name)
        os.replace(os.path.join(to, name), os.path.join(HERE, base + "-libreoffice" + ending))


workbook(os.path.join(HERE, "8d.xlsx"))
document(os.path.join(HERE, "8d.docx"))
resaved("8d.xlsx", "xlsx:Calc MS Excel 2007 XML")
resaved("8d.docx", "docx:Office Open XML Text")
