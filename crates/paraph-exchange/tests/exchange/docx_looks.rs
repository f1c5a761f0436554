//! How Word paints words, as far as it says whether they are seen; and ends of paragraphs that were tracked.

use paraph_exchange::{Options, Read, Tracked, read};

use crate::docx::{archive, run, with_parts};
use crate::shared::{notices, points};

const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
     xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'";

fn body(body: &str, tracked: Tracked) -> Read {
    let document = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    let bytes = archive(&[("word/document.xml", &document)]);
    read("a.docx", &bytes, &Options { tracked, ..Options::default() }).unwrap()
}

fn looking(look: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>")
}

/// What is told of a word that looks so, in a paragraph that says so.
fn told(paragraph: &str, look: &str) -> Vec<String> {
    let first = format!(
        "<w:p><w:pPr>{paragraph}</w:pPr>{}{}{}</w:p>",
        run("1. They shall "),
        looking(look, "not "),
        run("pay.")
    );
    let read = body(&format!("{first}<w:p>{}</w:p>", run("2. Two.")), Tracked::Accepted);
    assert_eq!(points(&read), ["1 They shall not pay.", "2 Two."]);
    notices(&read)
}

const FAINT: &str = "1 word that can hardly be seen, white or without size, read as text: `not` behind `1. They shall`";

#[test]
fn words_that_are_painted_as_their_ground_is_are_told() {
    for look in [
        "<w14:textFill><w14:noFill/></w14:textFill>",
        "<w14:textFill><w14:solidFill><w14:srgbClr w14:val='FFFFFF'/></w14:solidFill></w14:textFill>",
        "<w14:textFill><w14:solidFill><w14:schemeClr w14:val='bg1'/></w14:solidFill></w14:textFill>",
        "<w14:textFill><w14:solidFill><w14:srgbClr w14:val='000000'><w14:alpha w14:val='100000'/></w14:srgbClr></w14:solidFill></w14:textFill>",
        "<w:color w:val='000000'/><w:highlight w:val='black'/>",
        "<w:color w:val='000000'/><w:shd w:val='clear' w:color='auto' w:fill='000000'/>",
        "<w:color w:val='FF0000'/><w:shd w:val='clear' w:fill='FE0101'/>",
        "<w:color w:val='000000' w:themeColor='background1'/>",
        "<w:color w:val='FFFFFF'/>",
        "<w:spacing w:val='-240'/>",
    ] {
        assert_eq!(told("", look), [FAINT], "{look}");
    }
    let none: [&str; 0] = [];
    for look in [
        "<w14:textOutline><w14:noFill/></w14:textOutline>",
        "<w14:textOutline><w14:solidFill><w14:srgbClr w14:val='000000'/></w14:solidFill></w14:textOutline><w14:textFill><w14:noFill/></w14:textFill>",
        "<w14:textFill><w14:solidFill><w14:schemeClr w14:val='tx1'><w14:lumMod w14:val='75000'/></w14:schemeClr></w14:solidFill></w14:textFill>",
        "<w:highlight w:val='black'/>",
        "<w:shd w:val='clear' w:color='auto' w:fill='000000'/>",
        "<w:color w:val='FFFFFF'/><w:highlight w:val='darkBlue'/>",
        "<w:color w:val='7F7F7F' w:themeColor='background1' w:themeShade='80'/>",
        "<w:color w:val='000000'/><w:highlight w:val='yellow'/>",
        "<w:color w:val='000000' w:themeColor='text1'/>",
        "<w:spacing w:val='-4'/>",
    ] {
        assert_eq!(told("", look), none, "{look}");
    }
}

#[test]
fn words_in_lines_without_height_are_told() {
    let flat = "<w:spacing w:line='20' w:lineRule='exact'/>";
    assert_eq!(told(flat, "").len(), 1);
    let none: [&str; 0] = [];
    for seen in [
        "<w:spacing w:line='240' w:lineRule='exact'/>",
        "<w:spacing w:line='20' w:lineRule='atLeast'/>",
        "<w:spacing w:after='0'/>",
    ] {
        assert_eq!(told(seen, ""), none, "{seen}");
    }
    let row = |height: &str| {
        body(
            &format!(
                "<w:p>{}</w:p><w:tbl><w:tr><w:trPr><w:trHeight {height}/></w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl><w:p>{}</w:p>",
                run("1. One."),
                run("No payment."),
                run("2. Two.")
            ),
            Tracked::Accepted,
        )
    };
    let told = notices(&row("w:val='20' w:hRule='exact'"));
    assert_eq!(
        told,
        ["2 words that can hardly be seen, white or without size, read as text: `No payment.`"]
    );
    assert_eq!(notices(&row("w:val='300' w:hRule='exact'")), none);
    assert_eq!(notices(&row("w:val='20'")), none);
}

/// Two paragraphs, of which the end of the first was tracked.
fn ended(mark: &str, first: &str, tracked: Tracked) -> Read {
    let mark = if mark.is_empty() {
        String::new()
    } else {
        format!("<w:pPr><w:rPr><w:{mark} w:id='1' w:author='Ann'/></w:rPr></w:pPr>")
    };
    let body_of = format!("<w:p>{mark}{first}</w:p><w:p>{}</w:p>", run("2. Two is here."));
    body(&body_of, tracked)
}

#[test]
fn an_end_of_a_paragraph_that_was_tracked_alone_is_told() {
    let one = run("1. One.");
    let (plain, split) =
        (ended("", &one, Tracked::Accepted), ended("ins", &one, Tracked::Accepted));
    assert_eq!(points(&plain), points(&split));
    let apart = plain.left_out.apart(&split.left_out).expect("a change was tracked");
    assert_eq!(apart.new_changes, ["inserted `end of the paragraph behind `1 One``"]);
    assert_eq!(points(&ended("ins", &one, Tracked::Rejected)).len(), 1);
    let joined = ended("del", &one, Tracked::Accepted);
    assert_eq!(points(&joined).len(), 1);
    let apart = plain.left_out.apart(&joined.left_out).expect("a change was tracked");
    assert_eq!(apart.new_changes, ["deleted `end of the paragraph behind `1 One``"]);
    // With all its words it is told once.
    let whole = format!("<w:ins w:id='2' w:author='Ann'>{one}</w:ins>");
    let told = notices(&ended("ins", &whole, Tracked::Accepted));
    assert!(told[0].starts_with("1 tracked change"), "{told:?}");
}

/// Word paints what names a colour of the theme as the theme has it.
#[test]
fn letters_in_a_colour_that_the_theme_has_as_white_are_told() {
    let read = |colour: &str, dark: &str| {
        let theme = format!(
            "<a:theme><a:themeElements><a:clrScheme name='x'>\
             <a:dk1>{dark}</a:dk1><a:lt1><a:sysClr val='window' lastClr='FFFFFF'/></a:lt1></a:clrScheme></a:themeElements></a:theme>"
        );
        let look = format!("<w:color w:val='000000'{colour}/>");
        let body_of = format!(
            "<w:p>{}{}</w:p><w:p>{}</w:p>",
            run("1. They shall "),
            looking(&look, "not pay."),
            run("2. Two.")
        );
        let bytes = with_parts(&body_of, &[("theme", "theme/theme1.xml", &theme)]);
        notices(&read("a.docx", &bytes, &Options::default()).unwrap())
    };
    let (named, white) = (" w:themeColor='text1'", "<a:srgbClr val='FFFFFF'/>");
    assert!(read(named, white)[0].contains("`letters in text1 of the theme`"));
    let none: [&str; 0] = [];
    assert_eq!(read("", white), none);
    assert_eq!(read(named, "<a:sysClr val='windowText' lastClr='000000'/>"), none);
}

const DOUBTFUL: &str = "1 word that may be hidden, painted or placed in a way that is not read here, read as text: `not` behind `1. They shall`";

#[test]
fn colours_of_the_theme_are_what_is_made_of_them() {
    let read = |look: &str| {
        let theme = "<a:theme><a:themeElements><a:clrScheme name='x'><a:dk1><a:sysClr val='windowText'/></a:dk1>\
             <a:lt1><a:sysClr val='window'/></a:lt1><a:dk2><a:srgbClr val='44546A'/></a:dk2><a:lt2><a:srgbClr val='F2F2F2'/></a:lt2>\
             <a:accent1><a:srgbClr val='4472C4'/></a:accent1></a:clrScheme></a:themeElements></a:theme>";
        let body_of = format!(
            "<w:p>{}{}{}</w:p><w:p>{}</w:p>",
            run("1. They shall "),
            looking(look, "not "),
            run("pay."),
            run("2. Two.")
        );
        let bytes = with_parts(&body_of, &[("theme", "theme/theme1.xml", theme)]);
        notices(&read("a.docx", &bytes, &Options::default()).unwrap())
    };
    for look in [
        "<w:color w:val='000000' w:themeColor='background2'/>",
        "<w:color w:val='000000' w:themeColor='light2'/>",
        "<w:color w:val='000000' w:themeColor='text1' w:themeTint='08'/>",
        "<w:color w:val='000000' w:themeColor='background1' w:themeShade='F8'/>",
        "<w:color w:val='000000' w:themeColor='accent1' w:themeTint='05'/>",
        "<w:color w:val='000000' w:themeColor='accent1'/><w:shd w:val='clear' w:fill='FFFFFF' w:themeFill='accent1'/>",
    ] {
        assert_eq!(read(look), [FAINT], "{look}");
    }
    let none: [&str; 0] = [];
    for look in [
        "<w:color w:val='7F7F7F' w:themeColor='text1' w:themeTint='80'/>",
        "<w:color w:val='BFBFBF' w:themeColor='background1' w:themeShade='BF'/>",
        "<w:color w:val='FFFFFF' w:themeColor='accent1'/>",
        "<w:color w:val='44546A' w:themeColor='text2'/>",
        "<w:color w:val='FFFFFF' w:themeColor='background1'/><w:shd w:val='clear' w:fill='4472C4' w:themeFill='accent1'/>",
    ] {
        assert_eq!(read(look), none, "{look}");
    }
}

#[test]
fn measures_with_units_and_dark_grounds_are_read() {
    for look in [
        "<w:w w:val='1%'/>",
        "<w:w w:val='1'/>",
        "<w:sz w:val='1pt'/>",
        "<w:spacing w:val='-12pt'/>",
        "<w:color w:val='000000'/><w:highlight w:val='darkBlue'/>",
        "<w:color w:val='E7E6E6'/>",
    ] {
        assert_eq!(told("", look), [FAINT], "{look}");
    }
    let none: [&str; 0] = [];
    for look in [
        "<w:w w:val='90%'/>",
        "<w:sz w:val='11pt'/>",
        "<w:spacing w:val='-0.1pt'/>",
        "<w:color w:val='FFFFFF'/><w:highlight w:val='darkBlue'/>",
        "<w:color w:val='A6A6A6'/>",
        "<w:color w:val='FFC000'/>",
    ] {
        assert_eq!(told("", look), none, "{look}");
    }
}

/// A document with styles, a table and a list, one of whose levels looks so.
fn styled(styles: &str, level: &str, body_of: &str, more: &str) -> Read {
    let spaces = SPACES;
    let document = format!("<w:document {spaces}>{more}<w:body>{body_of}</w:body></w:document>");
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = ["styles", "numbering"]
        .map(|part| format!("<Relationship Type='{kind}/{part}' Target='{part}.xml'/>"))
        .concat();
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let bytes = archive(&[
        ("word/document.xml", &document),
        (
            "word/_rels/document.xml.rels",
            &format!("<Relationships xmlns='{package}'>{relations}</Relationships>"),
        ),
        ("word/styles.xml", &format!("<w:styles {spaces}>{styles}</w:styles>")),
        (
            "word/numbering.xml",
            &format!(
                "<w:numbering {spaces}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/>\
                 <w:lvlText w:val='%1.'/><w:rPr>{level}</w:rPr></w:lvl></w:abstractNum>\
                 <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
            ),
        ),
    ]);
    read("a.docx", &bytes, &Options::default()).unwrap()
}

#[test]
fn what_the_style_of_a_table_paints_is_told() {
    let told = |style: &str, look: &str| {
        let styles =
            format!("<w:style w:type='table' w:styleId='T'><w:name w:val='T'/>{style}</w:style>");
        let body_of = format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val='T'/></w:tblPr><w:tr><w:tc><w:p>{}{}{}</w:p></w:tc></w:tr></w:tbl><w:p>{}</w:p>",
            run("1. They shall "),
            looking(look, "not "),
            run("pay."),
            run("2. Two.")
        );
        let read = styled(&styles, "", &body_of, "");
        assert_eq!(points(&read), ["1 They shall not pay.", "2 Two."]);
        notices(&read)
    };
    let black = "<w:color w:val='000000'/>";
    let filled = |fill: &str| {
        format!("<w:tcPr><w:shd w:val='clear' w:color='auto' w:fill='{fill}'/></w:tcPr>")
    };
    assert_eq!(told(&filled("000000"), black), [FAINT]);
    assert_eq!(told("<w:rPr><w:color w:val='FFFFFF'/></w:rPr>", "").len(), 1);
    let first_row =
        |inside: &str| format!("<w:tblStylePr w:type='firstRow'>{inside}</w:tblStylePr>");
    assert_eq!(told(&first_row(&filled("000000")), black), [DOUBTFUL]);
    let none: [&str; 0] = [];
    // As Word's own styles are.
    let dark = first_row(&format!(
        "<w:rPr><w:b/><w:color w:val='FFFFFF' w:themeColor='background1'/></w:rPr>{}",
        filled("4472C4")
    ));
    for style in [&dark, &filled("D9E2F3"), &first_row(&filled("000000"))] {
        assert_eq!(told(style, ""), none, "{style}");
    }
    assert_eq!(told(&dark, black), none);
}

#[test]
fn numbers_that_nobody_sees_are_told() {
    let told = |level: &str, mark: &str| {
        let paragraph = |words: &str| {
            format!(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr>{mark}</w:rPr></w:pPr>{}</w:p>",
                run(words)
            )
        };
        let read = styled("", level, &(paragraph("They pay.") + &paragraph("They part.")), "");
        assert_eq!(points(&read), ["1 They pay.", "2 They part."]);
        notices(&read)
    };
    let white = "<w:color w:val='FFFFFF'/>";
    for (level, mark) in [("<w:vanish/>", ""), (white, ""), ("", white)] {
        let told = told(level, mark);
        assert_eq!(told.len(), 1, "{level} {mark}");
        assert!(told[0].contains("`number 1.` before `They pay.`"), "{told:?}");
    }
    let none: [&str; 0] = [];
    for (level, mark) in [
        ("<w:b/><w:color w:val='auto'/>", ""),
        ("<w:vanish w:val='0'/>", ""),
        ("<w:color w:val='000000'/>", white),
        ("", "<w:vanish/>"),
    ] {
        assert_eq!(told(level, mark), none, "{level} {mark}");
    }
}

#[test]
fn the_ground_of_pages_counts_where_it_is_said() {
    let told = |ground: &str, look: &str| {
        let body_of = format!(
            "<w:p>{}{}{}</w:p><w:p>{}</w:p>",
            run("1. They shall "),
            looking(look, "not "),
            run("pay."),
            run("2. Two.")
        );
        notices(&styled("", "", &body_of, &format!("<w:background w:color='{ground}'/>")))
    };
    let black = "<w:color w:val='000000'/>";
    assert_eq!(told("000000", black), [FAINT]);
    let none: [&str; 0] = [];
    assert_eq!(told("000000", ""), none);
    assert_eq!(told("FFF2CC", black), none);
}
