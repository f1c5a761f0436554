//! What a reader of the page may see otherwise than it stands in the file: letters that can hardly be seen, figures in
//! another direction, fields without a result.

use paraph_exchange::{Options, Read, Unreadable, read};

use crate::docx::{looks, paragraph, run, with_parts};
use crate::pdf::drawn;
use crate::shared::{notices, points};

fn page(middle: &str) -> Result<Read, Unreadable> {
    let page = format!(
        "<p>1. The Seller delivers 103 tonnes.</p><p>2. The Buyer shall {middle} resell.</p><p>3. Disputes go to Geneva.</p>"
    );
    read("a.html", page.as_bytes(), &Options::default())
}

fn word(runs: &str) -> Result<Read, Unreadable> {
    let body =
        ["1. The Seller delivers.", "2. The Buyer shall ", "3. Disputes go to Geneva."].map(run);
    let body = format!(
        "{}{}{}",
        paragraph(&body[0]),
        paragraph(&format!("{}{runs}{}", body[1], run(" resell."))),
        paragraph(&body[2])
    );
    read("a.docx", &with_parts(&body, &[]), &Options::default())
}

/// The second point, and what is told.
#[track_caller]
fn told(read: Result<Read, Unreadable>) -> (String, Vec<String>) {
    let read = read.unwrap();
    (points(&read)[1].clone(), notices(&read))
}

const FAINT: &str = "1 word that can hardly be seen, white or without size, read as text: `not` behind `2. The Buyer shall`";
const SEEN: &str = "2 The Buyer shall not resell.";

#[test]
fn letters_of_a_page_that_can_hardly_be_seen_are_told() {
    for style in [
        "color:#fff",
        "color:White",
        "color:transparent",
        "font-size:0",
        "font-size:1px",
        "opacity:0",
        "position:absolute;left:-9999px",
        "clip-path:inset(50%)",
        "transform:scale(0)",
    ] {
        let page = page(&format!("<span style=\"{style}\">not</span>"));
        assert_eq!(told(page), (SEEN.into(), vec![FAINT.into()]), "{style}");
    }
    assert_eq!(told(page("<font color=white>not</font>")).1, [FAINT]);
    for style in
        ["display:/**/none", "display:n\\6f ne", "visibility:hidden", "content-visibility:hidden"]
    {
        let (point, told) = told(page(&format!("<span style=\"{style}\">not</span>")));
        assert_eq!(point, "2 The Buyer shall resell.", "{style}");
        assert_eq!(told, ["1 word of hidden text left out: `not` behind `2. The Buyer shall`"]);
    }
    // White on a dark ground, and letters of a size of their own in what has none, are seen.
    for seen in [
        "<b style='background:navy'><span style='color:#fff'>not</span></b>",
        "<b style='font-size:0'><span style='font-size:12px'>not</span></b>",
    ] {
        assert_eq!(told(page(seen)), (SEEN.into(), vec![]), "{seen}");
    }
}

#[test]
fn letters_of_word_that_can_hardly_be_seen_are_told() {
    for look in ["<w:color w:val='FFFFFF'/>", "<w:sz w:val='1'/>", "<w:w w:val='1'/>"] {
        assert_eq!(told(word(&looks(look, "not"))), (SEEN.into(), vec![FAINT.into()]), "{look}");
    }
    for look in [
        "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='1F3864'/>",
        "<w:color w:val='FFFFFF'/><w:highlight w:val='black'/>",
        "<w:color w:val='FF0000'/><w:sz w:val='16'/>",
    ] {
        assert_eq!(told(word(&looks(look, "not"))), (SEEN.into(), vec![]), "{look}");
    }
    let cell = |properties: &str| {
        let row = format!(
            "<w:tbl><w:tr><w:tc>{properties}{}</w:tc></w:tr></w:tbl>",
            paragraph(&looks("<w:color w:val='FFFFFF'/>", "Total"))
        );
        let body = format!("{}{row}", paragraph(&run("1. The Seller delivers.")));
        notices(&read("a.docx", &with_parts(&body, &[]), &Options::default()).unwrap()).len()
    };
    let dark = "<w:tcPr><w:shd w:val='clear' w:fill='000080'/></w:tcPr>";
    assert!(cell("") > cell(dark));
    // A style makes letters white as words do.
    let styles = "<w:style w:type='character' w:styleId='W'><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style>";
    let body = paragraph(&looks("<w:rStyle w:val='W'/>", "1. Nothing is due."));
    let file = with_parts(&body, &[("styles", "styles", styles)]);
    assert!(
        notices(&read("a.docx", &file, &Options::default()).unwrap())[0].contains("hardly be seen")
    );
}

#[test]
fn letters_of_a_pdf_that_can_hardly_be_seen_are_told() {
    let page = |middle: &str, before: &str| {
        let page = format!(
            "{before} BT /F 12 Tf 50 500 Td (1. The Seller delivers.) Tj 0 -40 Td (2. The Buyer shall ) Tj {middle} (resell.) Tj 0 -40 Td (3. Disputes go to Geneva.) Tj ET"
        );
        drawn(&[&page])
    };
    for white in ["1 g (not ) Tj 0 g", "1 1 1 rg (not ) Tj 0 g", "0 0 0 0 k (not ) Tj 0 g"] {
        let read = page(white, "");
        assert_eq!(points(&read)[1], SEEN, "{white}");
        assert_eq!(
            notices(&read),
            [
                "1 word that can hardly be seen, white or without size, read as text: `not` on page 1"
            ]
        );
        // On a dark surface, and on a white one.
        assert_eq!(notices(&page(white, "0 0 1 rg 0 400 500 80 re f 0 g")), Vec::<String>::new());
        assert_eq!(notices(&page(white, "1 g 0 400 500 80 re f 0 g")).len(), 1);
    }
    for mode in [3, 7] {
        let read = page(&format!("{mode} Tr (not ) Tj 0 Tr"), "");
        // Where the word was, a gap is left.
        assert_eq!(points(&read)[1], "2 The Buyer shall | resell.");
        assert_eq!(notices(&read), ["1 word of hidden text left out: `not` on page 1"]);
    }
}

const TURNED: &str = "marks of direction beside figures or brackets left out, which may have shown them in another order";

#[test]
fn figures_in_another_direction_are_told() {
    for html in [
        "<span dir=rtl>3 : 1</span>",
        "<bdi dir=rtl>3 : 1</bdi>",
        "<span style='direction:rtl;unicode-bidi:embed'>3 : 1</span>",
    ] {
        let (point, told) = told(page(html));
        assert_eq!(point, "2 The Buyer shall 3 : 1 resell.", "{html}");
        assert!(told[0].starts_with(TURNED), "{told:?}");
    }
    // Letters run as they do, and what a page says of its own direction is nothing new.
    for html in ["<span dir=rtl>not</span>", "<span dir=ltr>3 : 1</span>", "<i dir=auto>3 : 1</i>"]
    {
        assert_eq!(told(page(html)).1, Vec::<String>::new(), "{html}");
    }
    let arabic =
        "<body dir=rtl><p>1. يدفع 3 : 1 من المبلغ.</p><p>2. يسلم <span dir=rtl>500</span> طن.</p>";
    let read_page = |page: &str| read("a.html", page.as_bytes(), &Options::default()).unwrap();
    assert_eq!(notices(&read_page(arabic)), Vec::<String>::new());
    let rows = |dir: &str| {
        read_page(&format!("<p>1. Shares follow.</p><p {dir}>3 : 1</p><p>2. Done.</p>"))
    };
    assert_eq!(notices(&rows("")), Vec::<String>::new());
    assert!(notices(&rows("dir=rtl"))[0].starts_with(TURNED));
    assert!(rows("").left_out.apart(&rows("dir=rtl").left_out).is_some());

    for runs in [looks("<w:rtl/>", "3 : 1"), format!("<w:dir w:val='rtl'>{}</w:dir>", run("3 : 1"))]
    {
        let (point, told) = told(word(&runs));
        assert_eq!(point, "2 The Buyer shall 3 : 1 resell.", "{runs}");
        assert!(told[0].starts_with(TURNED), "{told:?}");
    }
    assert_eq!(told(word(&looks("<w:rtl w:val='0'/>", "3 : 1"))).1, Vec::<String>::new());
}

#[test]
fn an_override_of_direction_is_refused_in_every_format() {
    for refused in [
        page("<bdo dir=rtl>103</bdo>"),
        page("<span style='direction:rtl;unicode-bidi:bidi-override'>103</span>"),
        word(&format!("<w:bdo w:val='rtl'>{}</w:bdo>", run("103"))),
    ] {
        let bad = refused.unwrap_err();
        assert!(matches!(bad, Unreadable::Character { char: '\u{202E}', .. }), "{bad}");
        assert!(bad.hint().contains("w:bdo"));
    }
}

fn field(instruction: &str, result: Option<&str>) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let result = result.map(|words| format!("{}{}", mark("separate"), run(words)));
    format!(
        "{}<w:r><w:instrText>{instruction}</w:instrText></w:r>{}{}",
        mark("begin"),
        result.unwrap_or_default(),
        mark("end")
    )
}

#[test]
fn fields_without_a_result_show_what_their_instruction_says_or_are_told() {
    for (instruction, shown) in [
        (" QUOTE \"not\" ", "not"),
        (" SYMBOL 163 ", "£"),
        (" SYMBOL 0xB3 \\f Symbol ", "≥"),
        (" SYMBOL 254 \\f \"Wingdings\" ", "☑"),
        (" SYMBOL 8364 \\u ", "€"),
        ("EQ \\f(1,2)", "EQ \\f(1,2)"),
    ] {
        let (point, _) = told(word(&field(instruction, None)));
        assert_eq!(point, format!("2 The Buyer shall {shown} resell."), "{instruction}");
        let simple = format!("<w:fldSimple w:instr='{instruction}'/>");
        assert_eq!(told(word(&simple)).0, point);
        // What is stored is what is shown.
        assert_eq!(
            told(word(&field(instruction, Some("ever")))),
            ("2 The Buyer shall ever resell.".into(), vec![])
        );
    }
    assert_eq!(told(word(&field(" XE \"Buyer\" ", None))).1, Vec::<String>::new());
    let unknown = |instruction: &str| word(&field(instruction, None));
    assert_eq!(
        told(unknown(" DOCPROPERTY Price ")).1,
        ["1 field without a stored result left out: `DOCPROPERTY Price`"]
    );
    let of = |instruction: &str| unknown(instruction).unwrap().left_out;
    assert!(of("REF a").apart(&of("REF b")).is_some() && of("REF a").apart(&of("REF a")).is_none());
    // Paragraphs that fields number are points.
    let paragraphs: String = ["They stop.", "They talk."]
        .map(|words| paragraph(&(field("AUTONUM", None) + &run(words))))
        .concat();
    let read = read("a.docx", &with_parts(&paragraphs, &[]), &Options::default()).unwrap();
    assert_eq!(points(&read), ["1 They stop.", "2 They talk."]);
}

/// A file is read whatever stands in the instruction of a field.
#[test]
fn fields_that_do_not_end_take_nothing_away() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>QUOTE</w:instrText></w:r><w:r><w:t>1. They stop.</w:t></w:r></w:p><w:p><w:r><w:t>2. They talk.</w:t></w:r></w:p>";
    let bytes = with_parts(body, &[]);
    assert_eq!(
        points(&read("a.docx", &bytes, &Options::default()).unwrap()),
        ["1 They stop.", "2 They talk."]
    );
}
