//! DOCX: files of other programs, and small ones for what they do not have.

use std::io::Write as _;

use paraph_exchange::{Options, Tracked, Unreadable, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::shared::{file, notices, points, read_file, tracked};

const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
     xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
     xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' \
     xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
     xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' \
     xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' \
     xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office'";

/// An archive of named parts.
pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A document with a body and the levels of one list.
pub(crate) fn document(body: &str, levels: &str, nums: &str) -> Vec<u8> {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |part: &str| format!("<Relationship Type='{KIND}/{part}' Target='{part}.xml'/>");
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    archive(&[
        (
            "word/_rels/document.xml.rels",
            &format!(
                "<Relationships xmlns='{package}'>{}{}</Relationships>",
                relation("numbering"),
                relation("footnotes")
            ),
        ),
        (
            "word/document.xml",
            &format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/numbering.xml",
            &format!(
                "<w:numbering {SPACES}><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>{nums}</w:numbering>"
            ),
        ),
        (
            "word/footnotes.xml",
            &format!(
                "<w:footnotes {SPACES}><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>As drawn.</w:t></w:r></w:p></w:footnote></w:footnotes>"
            ),
        ),
    ])
}

fn level(level: usize, format: &str, text: &str, more: &str) -> String {
    let left = (level + 1) * 720;
    format!(
        "<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/>\
         <w:pPr><w:ind w:left='{left}' w:hanging='360'/></w:pPr></w:lvl>"
    )
}

fn numbered(list: u32, level: u32, runs: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>{runs}</w:p>"
    )
}

pub(crate) fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>")
}

fn item(level: u32, words: &str) -> String {
    numbered(1, level, &run(words))
}

fn deleted(words: &str) -> String {
    format!(
        "<w:del w:author='Ann Lee'><w:r><w:delText xml:space='preserve'>{words}</w:delText></w:r></w:del>"
    )
}

fn read_points(bytes: &[u8], how: Tracked) -> Vec<String> {
    points(&tracked("a.docx", bytes, how))
}

#[test]
fn numbers_are_counted_as_word_counts_them() {
    let levels = [
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "russianLower", "%3)", ""),
        level(3, "lowerRoman", "(%4)", "<w:lvlRestart w:val='0'/>"),
    ];
    let nums = "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>";
    let body = [
        item(0, "One"),
        item(1, "One in one."),
        item(2, "а first;"),
        item(3, "deep;"),
        item(2, "second."),
        item(3, "deep, counting on;"),
        item(0, "Two"),
        item(1, "One in two."),
        numbered(2, 0, &run("Seven, by its own start.")),
        numbered(2, 0, &run("Eight.")),
    ];
    assert_eq!(
        read_points(&document(&body.concat(), &levels.concat(), nums), Tracked::Accepted),
        [
            "I _One_",
            "I.1 One in one.",
            "I.1.а а first;",
            "I.1.а.i deep;",
            "I.1.б second.",
            "I.1.б.ii deep, counting on;",
            "II _Two_",
            "II.1 One in two.",
            "VII Seven, by its own start.",
            "VIII Eight.",
        ]
    );
}

#[test]
fn tracked_changes_of_another_program() {
    let bytes = file("tracked.docx");
    assert_eq!(
        read_points(&bytes, Tracked::Accepted),
        [
            "1 The Parties shall withdraw.",
            "2 The mission monitors the line day and night.",
            "3 A guarantee is given.",
            "4 Goods move."
        ]
    );
    assert_eq!(
        read_points(&bytes, Tracked::Rejected),
        [
            "1 The Parties may withdraw.",
            "2 They report each week.",
            "3 The mission monitors the line.",
            "4 Goods move."
        ]
    );
    let shown = tracked("a.docx", &bytes, Tracked::Shown);
    assert_eq!(
        points(&shown),
        [
            "1 The Parties [may] (Ann Lee: delete)[shall] (Ann Lee: propose) withdraw.",
            "2(del) [They report each week.] (Author 2: delete)",
            "2 The mission monitors the line [day and night] (Author 2: propose).",
            "3 [A guarantee is given.] (Ann Lee: propose)",
            "4 Goods move.",
        ]
    );
    assert_eq!(
        notices(&shown),
        [
            "5 tracked changes shown in brackets",
            "Author 2 is the author `bob7`",
            "heads and feet of pages left out: `Draft of 3 May, restricted`",
        ]
    );
}

/// Word shows the number of a deleted paragraph, and counts on as if it were not there.
#[test]
fn a_deleted_paragraph_shows_its_number_and_does_not_advance_the_list() {
    let end = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:author='Ann Lee'/></w:rPr></w:pPr>";
    let body = format!("{}{end}{}</w:p>{}", item(0, "One."), deleted("Gone."), item(0, "Two."));
    let bytes = document(&body, &level(0, "decimal", "%1.", ""), "");
    assert_eq!(
        read_points(&bytes, Tracked::Shown),
        ["1 One.", "2(del) [Gone.] (Ann Lee: delete)", "2 Two."]
    );
    assert_eq!(read_points(&bytes, Tracked::Accepted), ["1 One.", "2 Two."]);
    assert_eq!(read_points(&bytes, Tracked::Rejected), ["1 One.", "2 Gone.", "3 Two."]);
}

/// Nothing follows that could take its words up, and they are told all the same.
#[test]
fn the_last_paragraph_deleted_whole_is_told() {
    let end = "<w:p><w:pPr><w:rPr><w:del w:author='Ann Lee'/></w:rPr></w:pPr>";
    let body = paragraph(&run("1. One."))
        + &paragraph(&run("2. Two."))
        + end
        + &deleted("3. Gone.")
        + "</w:p>";
    let read = tracked("a.docx", &document(&body, "", ""), Tracked::Accepted);
    assert_eq!(points(&read), ["1 One.", "2 Two."]);
    let told = notices(&read);
    let note = "1 tracked change taken as accepted; deleted, so left out: `3. Gone.`";
    assert!(told.iter().any(|one| one == note), "{told:?}");
}

#[test]
fn a_paragraph_whose_end_was_deleted_runs_on() {
    let end = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:author='Ann Lee'/></w:rPr></w:pPr>";
    let body =
        format!("{end}{}</w:p>{}{}", run("The Parties "), item(0, "withdraw."), item(0, "Two."));
    let bytes = document(&body, &level(0, "decimal", "%1.", ""), "");
    assert_eq!(read_points(&bytes, Tracked::Accepted), ["1 The Parties withdraw.", "2 Two."]);
    assert_eq!(read_points(&bytes, Tracked::Rejected), ["1 The Parties", "2 withdraw.", "3 Two."]);
}

#[test]
fn moved_words_rows_and_old_properties() {
    let moved =
        |tag: &str, words: &str| format!("<w:{tag} w:author='Ann Lee'>{}</w:{tag}>", run(words));
    let row = "<w:tbl><w:tr><w:trPr><w:del w:author='Ann Lee'/></w:trPr><w:tc><w:p><w:del w:author='Ann Lee'><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let old = "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>not numbered now</w:t></w:r></w:p>";
    let body = [
        numbered(1, 0, &format!("{}{}", run("One"), moved("moveFrom", " moved"))),
        numbered(1, 0, &format!("{}{}", run("Two"), moved("moveTo", " moved"))),
        row.to_string(),
        old.to_string(),
    ];
    let bytes = document(&body.concat(), &level(0, "decimal", "%1.", ""), "");
    assert_eq!(read_points(&bytes, Tracked::Accepted), ["1 One", "2 Two moved not numbered now"]);
    assert_eq!(
        read_points(&bytes, Tracked::Rejected),
        ["1 One moved", "2 Two gone not numbered now"]
    );
}

#[test]
fn cells_that_were_inserted_or_deleted_are_changes() {
    let cell = |mark: &str, words: &str| {
        format!("<w:tc><w:tcPr>{mark}</w:tcPr><w:p>{}</w:p></w:tc>", run(words))
    };
    let of = |name: &str| format!("<w:{name} w:author='Ann Lee'/>");
    let cells =
        cell("", "pays") + &cell(&of("cellDel"), "600 euros") + &cell(&of("cellIns"), "today");
    let body = numbered(1, 0, &run("Ostria")) + &format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>");
    let bytes = document(&body, &level(0, "decimal", "%1.", ""), "");
    assert_eq!(read_points(&bytes, Tracked::Accepted), ["1 _Ostria_ pays | today"]);
    assert_eq!(read_points(&bytes, Tracked::Rejected), ["1 _Ostria_ pays | 600 euros"]);
}

#[test]
fn what_was_inserted_and_deleted_again_is_in_no_text() {
    let both = format!("<w:ins w:author='bob'>{}</w:ins>", deleted("never"));
    let bytes = document(
        &numbered(1, 0, &(run("One ") + &both + &run("two."))),
        &level(0, "decimal", "%1.", ""),
        "",
    );
    for how in [Tracked::Accepted, Tracked::Rejected, Tracked::Shown] {
        assert_eq!(read_points(&bytes, how), ["1 One two."]);
    }
}

#[test]
fn signs_fields_boxes_footnotes_and_hidden_words() {
    let inside = [
        run("See"),
        "<w:r><w:tab/></w:r><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>operation</w:t></w:r>".into(),
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>".into(),
        run(" point 2"),
        "<w:r><w:footnoteReference w:id='2'/></w:r>".into(),
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden words</w:t></w:r>".into(),
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>, seen</w:t></w:r>".into(),
        "<w:sdt><w:sdtContent><w:r><w:t>, given</w:t></w:r></w:sdtContent></w:sdt>".into(),
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r>".into(),
        run("."),
    ];
    let body = numbered(1, 0, &inside.concat()) + &item(0, "Two.");
    let read =
        tracked("a.docx", &document(&body, &level(0, "decimal", "%1.", ""), ""), Tracked::Accepted);
    assert_eq!(
        points(&read),
        ["1 See co-operation point 2, seen, given. Footnote 1: As drawn. In a box.", "2 Two."]
    );
    assert_eq!(
        notices(&read),
        [
            "2 words of hidden text left out: `hidden words` behind `See co-operation point 2`",
            "footnotes put behind the points that name them: 1"
        ]
    );
}

#[test]
fn tables_are_read_row_by_row() {
    let points = points(&read_file("table.docx").unwrap());
    assert_eq!(
        points.last().unwrap(),
        "ANNEX-I.2 It is drawn on the map. Weapon | Distance | Days Guns | 50 km | 14"
    );
}

#[test]
fn locked_cut_and_hostile_files_say_what_they_are() {
    assert_eq!(read_file("locked.docx").unwrap_err(), Unreadable::Locked);
    let whole = file("articles.docx");
    let bad = read("a.docx", &whole[..whole.len() / 2], &Options::default()).unwrap_err();
    assert!(matches!(bad, Unreadable::Damaged(_)), "{bad}");

    let entity =
        format!("<!DOCTYPE x [<!ENTITY a 'aaa'>]><w:document {SPACES}><w:body/></w:document>");
    let bad = read("a.docx", &archive(&[("word/document.xml", &entity)]), &Options::default())
        .unwrap_err();
    assert_eq!(bad.to_string(), "the file is damaged: it declares a document type");

    let deep = format!("<w:document {SPACES}>{}", "<w:sdt>".repeat(100_000));
    let bad =
        read("a.docx", &archive(&[("word/document.xml", &deep)]), &Options::default()).unwrap_err();
    assert_eq!(bad.to_string(), "the file is damaged: its elements are nested too deep");

    let bomb = " ".repeat(20 * 1024 * 1024);
    let bad =
        read("a.docx", &archive(&[("word/document.xml", &bomb)]), &Options::default()).unwrap_err();
    assert_eq!(bad, Unreadable::Bomb { limit_bytes: 8 * 1024 * 1024 });
}

/// A document with more parts: their kinds, names and contents; the first has the identifier `r0`.
pub(crate) fn with_parts(body: &str, parts: &[(&str, &str, &str)]) -> Vec<u8> {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relations: String = parts
        .iter()
        .enumerate()
        .map(|(at, (kind, name, _))| {
            format!("<Relationship Id='r{at}' Type='{KIND}/{kind}' Target='{name}'/>")
        })
        .collect();
    let relations = format!("<Relationships xmlns='{package}'>{relations}</Relationships>");
    let text = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    let parts: Vec<(String, String)> = parts
        .iter()
        .map(|(_, name, text)| {
            (format!("word/{name}"), text.replacen('>', &format!(" {SPACES}>"), 1))
        })
        .collect();
    let mut all: Vec<(&str, &str)> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    all.push(("word/_rels/document.xml.rels", &relations));
    all.push(("word/document.xml", &text));
    archive(&all)
}

pub(crate) fn looks(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>")
}

pub(crate) fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// Drafters strike out by hand where changes are not tracked.
#[test]
fn words_struck_out_by_hand_are_taken_as_deletions() {
    let struck = looks("<w:strike/>", "may ") + &looks("<w:dstrike/>", "not ");
    let body = [
        paragraph(&(run("1. The Parties ") + &struck + &run("shall withdraw."))),
        paragraph(&(run("2. ") + &looks("<w:strike/>", "They report."))),
        paragraph(&(run("3. They ") + &looks("<w:strike w:val='false'/>", "meet."))),
    ];
    let bytes = with_parts(&body.concat(), &[]);
    let taken = |how| {
        let read = tracked("a.docx", &bytes, how);
        (points(&read), notices(&read))
    };
    let spots = "2 passages struck out by hand";
    let named = "`may not` behind `1. The Parties`; `They report.` behind `2.`";
    let (accepted, told) = taken(Tracked::Accepted);
    assert_eq!(accepted, ["1 The Parties shall withdraw.", "2 [vacant]", "3 They meet."]);
    assert_eq!(told[0], format!("{spots} left out, as deletions are: {named}"));
    let (rejected, told) = taken(Tracked::Rejected);
    assert_eq!(
        rejected,
        ["1 The Parties may not shall withdraw.", "2 They report.", "3 They meet."]
    );
    assert_eq!(told, [format!("{spots} kept, as if not struck out: {named}")]);
    let (shown, told) = taken(Tracked::Shown);
    assert_eq!(
        shown,
        [
            "1 The Parties [may not] (by hand: delete) shall withdraw.",
            "2 [They report.] (by hand: delete)",
            "3 They meet.",
        ]
    );
    assert_eq!(told, [format!("{spots} shown in brackets: {named}")]);
}

#[test]
fn words_inserted_and_struck_out_by_hand_are_in_neither_text() {
    let inserted = |runs: &str| format!("<w:ins w:author='Ann Lee'>{runs}</w:ins>");
    let struck = inserted(&looks("<w:strike/>", "soon "));
    let body = paragraph(&(run("1. They ") + &struck + &run("go."))) + &paragraph(&run("2. Two."));
    let bytes = with_parts(&body, &[]);
    let first = |how| read_points(&bytes, how).swap_remove(0);
    assert_eq!(first(Tracked::Accepted), "1 They go.");
    assert_eq!(first(Tracked::Rejected), "1 They go.");
    assert_eq!(first(Tracked::Shown), "1 They [soon] (by hand: delete) go.");
}

/// `strike` and `vanish` of two styles undo one another; what stands at the words themselves holds.
#[test]
fn styles_strike_out_and_hide_as_words_do() {
    let style = |kind: &str, id: &str, properties: &str, more: &str| {
        format!(
            "<w:style w:type='{kind}' w:styleId='{id}'>{more}<w:rPr>{properties}</w:rPr></w:style>"
        )
    };
    let styles = [
        "<w:styles>".to_string(),
        style("paragraph", "Gone", "<w:strike/>", ""),
        style("paragraph", "Under", "", "<w:basedOn w:val='Gone'/>"),
        style("character", "Out", "<w:strike/>", ""),
        style("character", "Dark", "<w:vanish/>", ""),
        "</w:styles>".to_string(),
    ];
    let of = |style: &str, runs: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{runs}</w:p>")
    };
    let out = |words: &str| looks("<w:rStyle w:val='Out'/>", words);
    let body = [
        of("Gone", &(run("1. One ") + &out("stays.") + &looks("<w:strike w:val='0'/>", " So."))),
        of("Under", &(out("2. Two.") + &run(" Not this."))),
        paragraph(&(run("3. ") + &out("not this, ") + &run("three."))),
        paragraph(&(run("4. Four.") + &looks("<w:rStyle w:val='Dark'/>", " Nobody sees it."))),
    ];
    let bytes = with_parts(&body.concat(), &[("styles", "styles.xml", &styles.concat())]);
    let read = tracked("a.docx", &bytes, Tracked::Accepted);
    assert_eq!(points(&read), ["PP1 stays. So.", "2 Two.", "3 three.", "4 Four."]);
    assert!(notices(&read).contains(
        &"3 words of hidden text left out: `Nobody sees it.` behind `4. Four.`".to_string()
    ));
}

#[test]
fn of_alternative_contents_one_is_read() {
    let choice = |space: &str, words: &str| {
        format!("<mc:Choice xmlns:q='{space}' Requires='q'>{}</mc:Choice>", run(words))
    };
    let word = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    let other = "urn:example:of-some-program";
    let fallback = format!("<mc:Fallback>{}</mc:Fallback>", run("fallback"));
    let of = |number: u32, inside: &str| {
        let number = run(&format!("{number}. "));
        paragraph(&format!("{number}<mc:AlternateContent>{inside}</mc:AlternateContent>"))
    };
    let inner = format!(
        "<mc:Choice xmlns:q='{other}' Requires='q'>{}</mc:Choice><mc:Fallback>{}<mc:AlternateContent>{}{fallback}</mc:AlternateContent></mc:Fallback>",
        run("no"),
        run("outer "),
        choice(word, "inner")
    );
    let body = [
        of(1, &(choice(word, "first") + &choice(word, "second") + &fallback)),
        of(2, &(choice(other, "foreign") + &fallback)),
        of(3, &(choice(other, "foreign") + &choice(word, "second") + &fallback)),
        of(4, &inner),
    ];
    assert_eq!(
        read_points(&with_parts(&body.concat(), &[]), Tracked::Accepted),
        ["1 first", "2 fallback", "3 second", "4 outer inner"]
    );
}

#[test]
fn what_stands_elsewhere_is_told() {
    let edge = |words: &str| format!("<w:hdr>{}</w:hdr>", paragraph(&run(words)));
    let (head, foot, number) = (edge("Draft of 3 May"), edge("Not for release"), edge("7"));
    let body = paragraph(&run("1. One."))
        + "<w:altChunk/>"
        + &paragraph(&(run("2. Two.") + "<w:r><w:footnoteReference w:id='9'/></w:r>"));
    let notes = "<w:footnotes><w:footnote w:id='3'><w:p><w:r><w:t>Left over.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let bytes = with_parts(
        &body,
        &[
            ("header", "header1.xml", &head),
            ("footer", "footer1.xml", &foot),
            ("footer", "footer2.xml", &foot),
            ("footer", "footer3.xml", &number),
            ("footnotes", "footnotes.xml", notes),
        ],
    );
    let read = tracked("a.docx", &bytes, Tracked::Accepted);
    // The text has a stand-in for it, here of nothing: the file does not say which document.
    assert_eq!(points(&read), ["1 One. ⟦document onzesuqzjmvoafyoipnhedvcgexb⟧", "2 Two."]);
    assert_eq!(
        notices(&read),
        [
            "1 document inside this one not read: `altChunk` behind `1. One.`",
            "1 footnote mark without a footnote left out",
            "1 footnote that no mark names left out: `Left over.`",
            "heads and feet of pages left out: `Draft of 3 May`; `Not for release`",
        ]
    );
}

/// Word counts pages when it lays them out, and a PDF has each line of a head by itself.
#[test]
fn numbers_of_pages_at_the_edge_are_no_words() {
    let field = |kind: &str, shown: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> {kind} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            run(shown)
        )
    };
    let of = |page: &str, all: &str, date: &str| {
        let simple = format!("<w:fldSimple w:instr=' NUMPAGES '>{}</w:fldSimple>", run(all));
        let first =
            run(date) + "<w:r><w:tab/></w:r>" + &field("PAGE", page) + &run(" of ") + &simple;
        let head =
            format!("<w:hdr>{}{}</w:hdr>", paragraph(&first), paragraph(&run("Not for release")));
        let bytes = with_parts(&paragraph(&run("1. One.")), &[("header", "header1.xml", &head)]);
        tracked("a.docx", &bytes, Tracked::Accepted)
    };
    let old = of("1", "4", "Draft of 3 May");
    assert_eq!(
        notices(&old),
        ["heads and feet of pages left out: `Draft of 3 May # of #`; `Not for release`"]
    );
    assert_eq!(old.left_out.apart(&of("7", "12", "Draft of 3 May").left_out), None);
    let apart = old.left_out.apart(&of("1", "4", "Draft of 5 May").left_out).unwrap();
    assert_eq!(apart.new, ["Draft of 5 May # of #"]);

    // The same head in a PDF of three pages.
    let line =
        |x: u32, y: u32, words: &str| format!("BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET ");
    let pages = [1, 2, 3].map(|page| {
        line(50, 580, "Draft of 3 May")
            + &line(300, 580, &format!("{page} of 3"))
            + &line(50, 565, "Not for release")
            + &line(50, 400, &format!("{page}. Point number is here."))
    });
    let pdf = crate::pdf::drawn(&pages.each_ref().map(String::as_str));
    assert_eq!(old.left_out.apart(&pdf.left_out), None, "{:?}", notices(&pdf));
}

#[test]
fn raised_numbers_are_digits_powers_or_marks_of_footnotes() {
    let raised = |words: &str| looks("<w:vertAlign w:val='superscript'/>", words);
    let lowered = looks("<w:vertAlign w:val='subscript'/>", "2");
    let body = [
        paragraph(
            &(run("1. On 5 km") + &raised("2") + &run(" no CO") + &lowered + &run(" is let out.")),
        ),
        paragraph(
            &(run("2. At most 10")
                + &raised("6")
                + &looks("<w:vanish/>", " dark")
                + &run(" tons")
                + &raised("2")
                + &run(" go.")),
        ),
        paragraph(&(run("3. The 1") + &raised("st") + &run(" of May.") + &raised("1"))),
        paragraph(&(raised("1") + &run(" As agreed."))),
        paragraph(&(raised("2") + &run(" Metric."))),
    ];
    let read = tracked("a.docx", &with_parts(&body.concat(), &[]), Tracked::Accepted);
    assert_eq!(notices(&read)[0], "1 word of hidden text left out: `dark` behind `2. At most 10⁶`");
    assert_eq!(
        points(&read),
        [
            "1 On 5 km² no CO₂ is let out.",
            "2 At most 10⁶ tons go. Footnote 1: Metric.",
            "3 The 1st of May. Footnote 2: As agreed.",
        ]
    );
}

#[test]
fn a_footnote_mark_in_signs_of_its_own_is_no_word() {
    let mark = "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>*</w:t></w:r>";
    let notes = format!(
        "<w:footnotes><w:footnote w:id='2'><w:p>{}{}</w:p></w:footnote></w:footnotes>",
        looks("<w:strike/>", "Not "),
        run("as drawn.")
    );
    let body =
        paragraph(&(run("1. One") + mark + &run(" and more."))) + &paragraph(&run("2. Two."));
    let bytes = with_parts(&body, &[("footnotes", "footnotes.xml", &notes)]);
    assert_eq!(
        read_points(&bytes, Tracked::Accepted),
        ["1 One and more. Footnote 1: as drawn.", "2 Two."]
    );
}

#[test]
fn words_beside_a_number_are_words_of_the_point() {
    let of = |format: &str, text: &str| {
        let body = item(0, "the Buyer pays") + &item(0, "the Seller waits");
        let levels = level(0, format, text, "");
        read_points(&document(&body, &levels, ""), Tracked::Accepted)
    };
    assert_eq!(of("decimal", "%1. It is not true that")[0], "1 It is not true that the Buyer pays");
    assert_eq!(of("decimal", "Deleted %1.")[0], "1 Deleted the Buyer pays");
    assert_eq!(of("bullet", "Never:")[0], "¶1 Never: the Buyer pays");
    for text in ["Article %1.", "%1)", "Section %1", "§ %1", "No. %1"] {
        assert_eq!(of("decimal", text)[0], "1 the Buyer pays", "{text}");
    }
    // Whatever is counted, letters or nothing at all.
    assert_eq!(of("lowerLetter", "Never (%1)")[0], "a Never the Buyer pays");
    assert_eq!(of("lowerLetter", "shall not (%1)")[0], "a shall not the Buyer pays");
    assert_eq!(of("upperRoman", "%1. Never:")[0], "I Never: the Buyer pays");
    // The first is the title of a text that nothing numbers.
    assert_eq!(of("none", "900 euros:"), ["¶1 900 euros: the Seller waits"]);
    for (format, text) in
        [("lowerLetter", "(%1)"), ("lowerLetter", "Section %1"), ("lowerLetter", "§ %1")]
    {
        assert_eq!(of(format, text)[0], "a the Buyer pays", "{text}");
    }
    assert_eq!(of("bullet", "o")[0], "¶1 the Buyer pays");
}

/// What holds for all words of a document, where nothing else is said of them, holds for each; a run that says
/// otherwise is as it says.
#[test]
fn what_a_document_says_of_all_words_holds_where_nothing_else_is_said() {
    let plain = |first: &str| {
        paragraph(&(run("1. They shall ") + first + &looks("<w:vanish w:val='0'/>", "pay.")))
            + &paragraph(&looks("<w:vanish w:val='0'/>", "2. Two."))
    };
    let shown = |words: &str| looks("<w:vanish w:val='0'/>", words);
    let body = paragraph(&(shown("1. They shall ") + &run("not ") + &shown("pay.")))
        + &paragraph(&shown("2. Two."));
    for styles in [
        "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>",
        "<w:styles><w:style w:type='paragraph' w:default='1' w:styleId='Usual'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>",
        "<w:styles><w:style w:type='character' w:default='1' w:styleId='Letters'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>",
    ] {
        let bytes = with_parts(&body, &[("styles", "styles.xml", styles)]);
        let read = tracked("a.docx", &bytes, Tracked::Accepted);
        assert_eq!(points(&read), ["1 They shall pay.", "2 Two."], "{styles}");
        assert_eq!(
            notices(&read),
            ["1 word of hidden text left out: `not` behind `1. They shall`"]
        );
    }
    let usual = "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Calibri'/><w:sz w:val='22'/><w:color w:val='000000'/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after='160' w:line='259' w:lineRule='auto'/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style></w:styles>";
    let bytes = with_parts(&plain(&run("not ")), &[("styles", "styles.xml", usual)]);
    let read = tracked("a.docx", &bytes, Tracked::Accepted);
    assert_eq!(points(&read), ["1 They shall not pay.", "2 Two."]);
    assert!(notices(&read).is_empty());
}
