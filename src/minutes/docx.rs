//! The minutes as a Word document: Office Open XML (ISO/IEC 29500), transitional, with no more than
//! word processors need.
//!
//! The package holds no macro, no external reference and no field but the number of the page. The
//! entries are stored in a fixed order with a fixed time and are not compressed, so that the bytes
//! do not depend on the version of a compressor.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::document::{Block, Field, Table, document, title};
use super::model::{Minutes, Words};
use super::xml::escape;
use crate::lang::Lang;

const PROLOGUE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

const CONTENT_TYPES: &str = "\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/settings.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
<Override PartName=\"/word/footer.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
<Override PartName=\"/docProps/core.xml\" \
ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
</Types>";

const PACKAGE_PARTS: &str = "\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Target=\"word/document.xml\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/>\
<Relationship Id=\"rId2\" Target=\"docProps/core.xml\" \
Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\"/>\
</Relationships>";

const DOCUMENT_PARTS: &str = "\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Target=\"styles.xml\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\"/>\
<Relationship Id=\"rId2\" Target=\"settings.xml\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings\"/>\
<Relationship Id=\"rId3\" Target=\"footer.xml\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\"/>\
</Relationships>";

/// A4 in twentieths of a point, with margins of 25 mm.
const PAGE: &str = "\
<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/>\
<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
<w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" \
w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr>";
/// The width between the margins, in twentieths of a point.
const MEASURE: u32 = 9072;

/// The minutes as the bytes of a package.
///
/// # Errors
/// When they do not fit into a package.
pub(super) fn write(minutes: &Minutes) -> io::Result<Vec<u8>> {
    let writer = Writer { lang: minutes.lang };
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", PACKAGE_PARTS.to_owned()),
        ("word/document.xml", writer.document(minutes)),
        ("word/_rels/document.xml.rels", DOCUMENT_PARTS.to_owned()),
        ("word/styles.xml", styles(minutes.lang)),
        ("word/settings.xml", settings(minutes.lang)),
        ("word/footer.xml", footer()),
        ("docProps/core.xml", properties(minutes)),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        package.start_file(name, options)?;
        package.write_all(PROLOGUE.as_bytes())?;
        package.write_all(xml.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}

struct Writer {
    lang: Lang,
}

impl Writer {
    fn document(&self, minutes: &Minutes) -> String {
        let body: String = document(minutes).iter().map(|block| self.block(block)).collect();
        format!(
            "<w:document {NAMESPACE} \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
             <w:body>{body}{PAGE}</w:body></w:document>"
        )
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Title(text) => paragraph("Title", &self.plain(text)),
            Block::Heading(text) => paragraph("Heading1", &self.plain(text)),
            Block::Subheading(words) => paragraph("Heading2", &self.run(words)),
            Block::Paragraph(words) => paragraph("BodyText", &self.run(words)),
            Block::Fields(fields) => fields.iter().map(|field| self.field(field)).collect(),
            Block::Table(table) => self.table(table),
        }
    }

    /// The label in front of the first value, the others under it.
    fn field(&self, field: &Field) -> String {
        let label = format!("<w:r><w:rPr><w:b/></w:rPr>{}</w:r>", lines(field.label));
        let tab = "<w:r><w:tab/></w:r>";
        let mut labels = std::iter::once(label).chain(std::iter::repeat(String::new()));
        let value = |words: &Words| {
            let label = labels.next().unwrap_or_default();
            paragraph("Field", &format!("{label}{tab}{}", self.run(words)))
        };
        field.values.iter().map(value).collect()
    }

    fn table(&self, table: &Table) -> String {
        let widths: Vec<u32> = table.widths.iter().map(|hundredths| MEASURE * hundredths / 100).collect();
        let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        let row = |properties: &str, style: &str, runs: Vec<String>| {
            let cell = |(run, width): (&String, &u32)| {
                let width = format!("<w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
                format!("<w:tc>{width}{}</w:tc>", paragraph(style, run))
            };
            let cells: String = runs.iter().zip(&widths).map(cell).collect();
            format!("<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>")
        };
        let head = row("<w:tblHeader/>", "TableHead", table.head.iter().map(|cell| self.plain(cell)).collect());
        let rows = table.rows.iter().map(|cells| row("", "TableText", cells.iter().map(|it| self.run(it)).collect()));
        let rows: String = rows.collect();
        format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"{MEASURE}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
        )
    }

    fn plain(&self, text: &str) -> String {
        self.run(&Words { text: text.to_owned(), lang: self.lang })
    }

    /// A run of text, marked with its language where it is another than that of the minutes.
    fn run(&self, words: &Words) -> String {
        let properties = if words.lang == self.lang {
            String::new()
        } else {
            format!("<w:rPr>{}{}</w:rPr>", fonts(words.lang), tags(words.lang))
        };
        format!("<w:r>{properties}{}</w:r>", lines(&words.text))
    }
}

fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

/// The lines of a text with breaks between.
fn lines(text: &str) -> String {
    let line = |line: &str| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(line));
    text.split('\n').map(line).collect::<Vec<_>>().join("<w:br/>")
}

/// The typefaces: of each language its usual serif, for Japanese and Korean also where a character,
/// such as a quotation mark, could be taken for a Latin one.
fn fonts(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => {
            "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"ＭＳ 明朝\" \
             w:cs=\"Times New Roman\" w:hint=\"eastAsia\"/>"
        }
        Lang::En => {
            "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"ＭＳ 明朝\" \
             w:cs=\"Times New Roman\"/>"
        }
        Lang::Ko => {
            "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"바탕\" \
             w:cs=\"Times New Roman\" w:hint=\"eastAsia\"/>"
        }
    }
}

/// What language Latin letters and East Asian characters are in.
fn tags(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja | Lang::En => "<w:lang w:val=\"en-GB\" w:eastAsia=\"ja-JP\"/>",
        Lang::Ko => "<w:lang w:val=\"en-GB\" w:eastAsia=\"ko-KR\"/>",
    }
}

fn styles(lang: Lang) -> String {
    let (fonts, tags) = (fonts(lang), tags(lang));
    let style = |id: &str, name: &str, paragraph: &str, run: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )
    };
    let border = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"777777\"/>");
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).concat();
    let parts = [
        format!(
            "<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>{tags}</w:rPr>\
             </w:rPrDefault><w:pPrDefault><w:pPr><w:kinsoku/><w:overflowPunct/><w:spacing w:after=\"80\"/></w:pPr>\
             </w:pPrDefault></w:docDefaults>\
             <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
             <w:qFormat/></w:style>"
        ),
        style("Title", "Title", "<w:spacing w:after=\"240\"/><w:jc w:val=\"center\"/>", "<w:b/><w:sz w:val=\"32\"/>"),
        style(
            "Heading1",
            "heading 1",
            "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
            "<w:b/><w:sz w:val=\"26\"/>",
        ),
        style(
            "Heading2",
            "heading 2",
            "<w:keepNext/><w:spacing w:before=\"280\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
            "<w:b/><w:sz w:val=\"22\"/>",
        ),
        style("BodyText", "Body Text", "<w:spacing w:after=\"120\"/>", ""),
        style(
            "Field",
            "Field",
            "<w:tabs><w:tab w:val=\"left\" w:pos=\"2268\"/></w:tabs><w:spacing w:after=\"40\"/>\
             <w:ind w:left=\"2268\" w:hanging=\"2268\"/>",
            "",
        ),
        style("TableText", "Table Text", "<w:spacing w:after=\"0\"/>", "<w:sz w:val=\"19\"/>"),
        style("TableHead", "Table Head", "<w:keepNext/><w:spacing w:after=\"0\"/>", "<w:b/><w:sz w:val=\"19\"/>"),
        style("Footer", "footer", "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"18\"/>"),
        format!(
            "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>\
             {borders}</w:tblBorders><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/>\
             <w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
        ),
    ];
    format!("<w:styles {NAMESPACE}>{}</w:styles>", parts.concat())
}

/// How the text is set: with Word's strict rules of line breaking, and as Word 2013 and later do.
fn settings(lang: Lang) -> String {
    let strict = match lang {
        Lang::Ja | Lang::En => "<w:strictFirstAndLastChars/>",
        Lang::Ko => "",
    };
    format!(
        "<w:settings {NAMESPACE}><w:characterSpacingControl w:val=\"compressPunctuation\"/>{strict}\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" \
         w:val=\"15\"/></w:compat></w:settings>"
    )
}

fn footer() -> String {
    let run = |inner: &str| format!("<w:r>{inner}</w:r>");
    let page = [
        run("<w:fldChar w:fldCharType=\"begin\"/>"),
        run("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"),
        run("<w:fldChar w:fldCharType=\"end\"/>"),
    ];
    format!("<w:ftr {NAMESPACE}>{}</w:ftr>", paragraph("Footer", &page.concat()))
}

/// The title and the language; no author and no time, which would differ from run to run.
fn properties(minutes: &Minutes) -> String {
    format!(
        "<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>{}</dc:language>\
         </cp:coreProperties>",
        escape(&title(minutes)),
        minutes.lang.tag()
    )
}
