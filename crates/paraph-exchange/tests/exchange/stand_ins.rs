//! What is no letters: signs of fonts, equations, pictures, fields of a form. Two that differ are
//! never read as one text.

use paraph_exchange::Tracked;

use crate::docx::{looks, paragraph, run, with_parts};
use crate::shared::{notices, points, tracked};

/// The words of a first point that holds some runs of a Word file.
#[track_caller]
fn words(runs: &str, parts: &[(&str, &str, &str)]) -> String {
    words_as(runs, parts, Tracked::Accepted)
}

#[track_caller]
fn words_as(runs: &str, parts: &[(&str, &str, &str)], how: Tracked) -> String {
    let body = paragraph(&(run("1. ") + runs)) + &paragraph(&run("2. Two."));
    let points = points(&tracked("a.docx", &with_parts(&body, parts), how));
    assert_eq!(points[1..], ["2 Two."]);
    points[0].strip_prefix("1 ").unwrap().to_string()
}

/// The letters of the only stand-in in words.
#[track_caller]
fn code(words: &str, kind: &str) -> String {
    let (_, behind) = words.split_once(&format!("⟦{kind} ")).unwrap_or_else(|| panic!("{words}"));
    behind.split_once('⟧').unwrap().0.to_string()
}

fn sign(font: &str, code: &str) -> String {
    format!("<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>")
}

fn picture(id: &str, more: &str) -> String {
    format!(
        "<w:r><w:drawing><a:graphic><a:blip r:embed='{id}'/>{more}</a:graphic></w:drawing></w:r>"
    )
}

#[test]
fn signs_of_fonts_are_what_the_page_shows() {
    let level = |code| words(&(run("At most ") + &sign("Symbol", code) + &run(" 5 m.")), &[]);
    assert_eq!(level("F0A3"), "At most ≤ 5 m.");
    assert_eq!(level("F0B3"), "At most ≥ 5 m.");
    assert_eq!(level("B1"), "At most ± 5 m.");
    assert_eq!(words(&(sign("Wingdings", "F0A8") + &run(" yes")), &[]), "☐ yes");
    assert_eq!(words(&(sign("Wingdings", "F0FE") + &run(" yes")), &[]), "☑ yes");
    let font = |font: &str, letters: &str| {
        let properties = format!("<w:rFonts w:ascii='{font}' w:hAnsi='{font}'/>");
        words(&(run("A ") + &looks(&properties, letters) + &run(" b.")), &[])
    };
    assert_eq!(font("Symbol", "\u{F0A3}"), "A ≤ b.");
    assert_eq!(font("Symbol", "D"), "A Δ b.");
    assert_eq!(font("Times", "D"), "A D b.");
}

#[test]
fn signs_that_are_not_known_keep_their_font_and_code() {
    assert_eq!(words(&sign("Webdings", "F041"), &[]), "⟦sign Webdings F041⟧");
    assert_eq!(words(&sign("Map⟧Signs", "F042"), &[]), "⟦sign MapSigns F042⟧");
    assert_eq!(words(&run("A \u{E000} b."), &[]), "A ⟦sign E000⟧ b.");
    assert_eq!(words(&run("A \u{E001} b."), &[]), "A ⟦sign E001⟧ b.");
}

fn equation(inside: &str) -> String {
    format!("<m:oMath>{inside}</m:oMath>")
}

fn letters(letters: &str) -> String {
    format!("<m:r><m:t>{letters}</m:t></m:r>")
}

fn fraction(over: &str, under: &str) -> String {
    format!("<m:f><m:num>{over}</m:num><m:den>{under}</m:den></m:f>")
}

#[test]
fn equations_keep_their_structure() {
    let one = |inside: &str| words(&(run("It is ") + &equation(inside) + &run(".")), &[]);
    let raised = |base: &str, by: &str| {
        format!("<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>", letters(base), letters(by))
    };
    assert_eq!(one(&letters("Q=5P")), "It is Q=5P.");
    assert_eq!(one(&fraction(&letters("1"), &letters("2"))), "It is (1/2).");
    assert_eq!(one(&fraction(&letters("12"), "")), "It is (12/()).");
    assert_eq!(one(&fraction(&letters("a+b"), &letters("2"))), "It is ((a+b)/2).");
    assert_eq!(one(&(raised("x", "2") + &letters("+1"))), "It is x²+1.");
    assert_eq!(one(&raised("x", "n+1")), "It is x^(n+1).");
    assert_eq!(one(&(letters("2") + &raised("x", "3"))), "It is 2(x)³.");
    let root =
        |degree: &str| format!("<m:rad><m:deg>{degree}</m:deg><m:e>{}</m:e></m:rad>", letters("x"));
    assert_eq!(one(&root("")), "It is √(x).");
    assert_eq!(one(&root(&letters("3"))), "It is √(3&x).");
    let sum = format!(
        "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary>",
        letters("i=1"),
        letters("n"),
        letters("i")
    );
    assert_eq!(one(&sum), "It is ∑_(i=1)^(n)(i).");
    let fence =
        |signs: &str| format!("<m:d><m:dPr>{signs}</m:dPr><m:e>{}</m:e></m:d>", letters("x"));
    assert_eq!(one(&fence("")), "It is (x).");
    assert_eq!(one(&fence("<m:begChr m:val='⌊'/><m:endChr m:val='⌋'/>")), "It is ⌊x⌋.");
    let bar = |place: &str| {
        let pos = format!("<m:barPr><m:pos m:val='{place}'/></m:barPr>");
        format!("<m:bar>{pos}<m:e>{}</m:e></m:bar>", letters("x"))
    };
    assert_ne!(one(&bar("top")), one(&bar("bot")));
}

#[test]
fn an_equation_is_deleted_as_a_whole_or_in_part() {
    let gone = |inside: &str| format!("<w:del w:author='Ann Lee'>{inside}</w:del>");
    let whole =
        run("It is ") + &gone(&equation(&fraction(&letters("1"), &letters("2")))) + &run("so.");
    assert_eq!(words(&whole, &[]), "It is so.");
    assert_eq!(words_as(&whole, &[], Tracked::Rejected), "It is (1/2)so.");
    assert_eq!(words_as(&whole, &[], Tracked::Shown), "It is [(1/2)] (Ann Lee: delete)so.");
    let part = run("It is ") + &equation(&(letters("x") + &gone(&letters("+1"))));
    assert_eq!(words(&part, &[]), "It is x");
    assert_eq!(words_as(&part, &[], Tracked::Rejected), "It is x+1");
    let dark = "<m:r><w:rPr><w:vanish/></w:rPr><m:t>+1</m:t></m:r>";
    assert_eq!(words(&(equation(&(letters("x") + dark)) + &run(" seen")), &[]), "x seen");
}

fn field(data: &str, result: &str) -> String {
    let kind = |kind: &str, inside: &str| {
        format!("<w:r><w:fldChar w:fldCharType='{kind}'>{inside}</w:fldChar></w:r>")
    };
    let data = format!("<w:ffData>{data}</w:ffData>");
    kind("begin", &data) + &kind("separate", "") + result + &kind("end", "")
}

#[test]
fn fields_of_a_form_are_read_as_filled_in() {
    let list = |chosen: &str| {
        format!("<w:ddList>{chosen}<w:listEntry w:val='500'/><w:listEntry w:val='900'/></w:ddList>")
    };
    let pays = |data: &str, result: &str| {
        words(&(run("Pays ") + &field(data, result) + &run(" crowns.")), &[])
    };
    assert_eq!(pays(&list(""), ""), "Pays 500 crowns.");
    assert_eq!(pays(&list("<w:result w:val='1'/>"), ""), "Pays 900 crowns.");
    assert_eq!(pays(&list("<w:default w:val='1'/>"), &run("900")), "Pays 900 crowns.");
    assert_eq!(pays("<w:textInput/>", &run("700")), "Pays 700 crowns.");
    let ticked = |switches: &str| pays(&format!("<w:checkBox>{switches}</w:checkBox>"), "");
    assert_eq!(ticked(""), "Pays ☐ crowns.");
    assert_eq!(ticked("<w:checked/>"), "Pays ☒ crowns.");
    assert_eq!(ticked("<w:default w:val='1'/>"), "Pays ☒ crowns.");
    assert_eq!(ticked("<w:default w:val='1'/><w:checked w:val='0'/>"), "Pays ☐ crowns.");
}

/// What a file writes into a field beside its value, and behind one that never ends, is no less seen.
#[test]
fn a_field_of_a_form_takes_no_words_away() {
    let list = "<w:ddList><w:listEntry w:val='500'/></w:ddList>";
    let paid = run("Pays ") + &field(list, &run("900")) + &run(" crowns.");
    assert_eq!(words(&paid, &[]), "Pays 500900 crowns.");
    let open = "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>";
    assert_eq!(words(&(open.to_string() + &run(" all of this.")), &[]), "☐ all of this.");
}

#[test]
fn pictures_are_told_apart_by_what_is_in_them() {
    let map = |contents: &str, more: &str| {
        let parts = [("image", "media/map.png", contents)];
        code(&words(&(run("As on ") + &picture("r0", more)), &parts), "picture")
    };
    let first = map("a map", "");
    assert_eq!(first, map("a map", "<a:docPr id='7' name='Map 7'/>"));
    assert_ne!(first, map("another map", ""));
    assert_ne!(first, map("a map", "<a:srcRect l='5000'/>"));
    let elsewhere = |target: &str| {
        let parts = [("image", target, "")];
        code(&words(&picture("r0", ""), &parts[..1]), "picture")
    };
    assert_ne!(elsewhere("media/a.png"), first);
}

#[test]
fn drawings_objects_and_boxes() {
    let shape = |inside: &str| format!("<w:r><w:pict>{inside}</w:pict></w:r>");
    let line = |to: &str| shape(&format!("<v:line from='0,0' to='{to}'/>"));
    let of = |runs: &str| words(&(run("One ") + runs + &run("two.")), &[]);
    assert_ne!(code(&of(&line("9,9")), "drawing"), code(&of(&line("9,0")), "drawing"));
    let text = format!(
        "<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>",
        paragraph(&run("Boxed."))
    );
    assert_eq!(of(&shape(&format!("<v:shape>{text}</v:shape>"))), "One two. Boxed.");
    let both = of(&shape(&format!("<v:group><v:line/><v:shape>{text}</v:shape></v:group>")));
    assert!(both.starts_with("One ⟦drawing ") && both.ends_with("⟧two. Boxed."), "{both}");
    assert_eq!(of(&shape("<v:rect o:hr='t'/>")), "One two.");

    let object = |state: &str| {
        let parts = [
            ("control", "activeX/activeX1.xml", "<ax/>"),
            ("none", "activeX/activeX1.bin", state),
            (
                "none",
                "activeX/_rels/activeX1.xml.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='http://schemas.microsoft.com/office/2006/relationships/activeXControlBinary' Target='activeX1.bin'/></Relationships>",
            ),
        ];
        let control = "<w:r><w:object><w:control r:id='r0'/></w:object></w:r>";
        code(&words(&(run("Agreed: ") + control), &parts), "object")
    };
    assert_eq!(object("on"), object("on"));
    assert_ne!(object("on"), object("off"));
}

#[test]
fn a_picture_is_no_title_and_is_told() {
    let body = [
        paragraph(&picture("r0", "")),
        paragraph(&run("TRUCE OF ORN")),
        paragraph(&run("North and South have agreed as follows:")),
        paragraph(&run("1. North shall wait.")),
        paragraph(&picture("r0", "")),
        paragraph(&run("2. South shall wait.")),
    ];
    let bytes = with_parts(&body.concat(), &[("image", "media/arms.png", "arms")]);
    let read = tracked("a.docx", &bytes, Tracked::Accepted);
    assert_eq!(read.draft.title().map(ToString::to_string).as_deref(), Some("TRUCE OF ORN"));
    let arms = code(&points(&read)[0], "picture");
    assert_eq!(
        points(&read),
        [
            format!("PP1 ⟦picture {arms}⟧"),
            "PP2 North and South have agreed as follows:".to_string(),
            format!("1 North shall wait. ⟦picture {arms}⟧"),
            "2 South shall wait.".to_string(),
        ]
    );
    assert_eq!(
        notices(&read),
        [format!(
            "2 pictures or signs not read, each in the text as a code of its contents: `⟦picture {arms}⟧`; `⟦picture {arms}⟧`"
        )]
    );
}
