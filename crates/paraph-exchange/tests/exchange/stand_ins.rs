//! What is no letters: signs of fonts, equations, pictures, fields of a form. Two that differ are
//! never read as one text.

use paraph_exchange::{Options, Tracked, read};

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
    assert_eq!(first, map("a map", "<a:srcRect l='0' t='0'/>"));
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

/// The words of a first point of a page that holds some elements, and what is told of them.
#[track_caller]
fn page(inside: &str) -> (String, Vec<String>) {
    let page = format!("<ol><li>One {inside} so.</li><li>Two.</li></ol>");
    let read = read("a.html", page.as_bytes(), &Options::default()).unwrap();
    let points = points(&read);
    assert_eq!(points[1..], ["2 Two."]);
    (points[0].strip_prefix("1 ").unwrap().to_string(), notices(&read))
}

#[track_caller]
fn page_words(inside: &str) -> String {
    page(inside).0
}

#[test]
fn fields_of_a_page_are_read_as_filled_in() {
    assert_eq!(page_words("<input type=checkbox>Yes"), "One ☐ Yes so.");
    assert_eq!(page_words("<input type=checkbox checked>Yes"), "One ☒ Yes so.");
    assert_eq!(
        page_words("<input type=radio checked>Yes<input type=radio>No"),
        "One ◉ Yes○ No so."
    );
    assert_eq!(page_words("<input value=500>"), "One 500 so.");
    assert_eq!(page_words("<input value=50><input value=0>"), "One 50 0 so.");
    assert_eq!(page_words("<input type=hidden value=500>"), "One so.");
    assert_eq!(page_words("<textarea>all <b>of</b> it</textarea>"), "One all <b>of</b> it so.");
    let list = |how: &str, first: &str, second: &str| {
        page_words(&format!("<select {how}><option {first}>500<option {second}>900</select>"))
    };
    assert_eq!(list("", "", ""), "One 500 so.");
    assert_eq!(list("", "", "selected"), "One 900 so.");
    assert_eq!(list("", "selected", "selected"), "One 900 so.");
    assert_eq!(list("multiple", "selected", "selected"), "One 500, 900 so.");
    assert_eq!(list("multiple", "", ""), "One so.");
    assert_eq!(list("size=2", "", ""), "One so.");
    let (words, told) = page("<select hidden><option>500</select><input hidden value=7>");
    assert_eq!(words, "One so.");
    assert_eq!(told, ["2 words of hidden text left out: `500` behind `One`; `7` behind `One`"]);
}

#[test]
fn pictures_of_a_page_are_told_apart() {
    let picture = |attributes: &str| code(&page_words(&format!("<img {attributes}>")), "picture");
    assert_eq!(picture("src=a.png"), picture("src=a.png class=wide loading=lazy"));
    assert_ne!(picture("src=a.png"), picture("src=b.png"));
    assert_ne!(picture("src=a.png alt='hill 305'"), picture("src=a.png alt='hill 411'"));
    assert_eq!(page_words("<img width=1 height=1 src=count.gif><img src=a.png hidden>"), "One so.");
    // The same bytes are the same picture in a Word file and in a page that holds them.
    let held = picture("src='data:image/png;base64,YSBtYXA=' alt='of Orn'");
    let parts = [("image", "media/map.png", "a map")];
    assert_eq!(held, code(&words(&picture_of_word(), &parts), "picture"));
    let source = |source: &str| {
        page_words(&format!("<picture><source srcset={source}><img src=a.png></picture>"))
    };
    assert_ne!(source("b.webp"), source("c.webp"));
}

fn picture_of_word() -> String {
    picture("r0", "")
}

#[test]
fn a_picture_in_a_heading_is_no_title() {
    let page = "<h1><img src=arms.png></h1><h1>Truce of Orn</h1><p>1. One.<p>2. Two.";
    let read = read("a.html", page.as_bytes(), &Options::default()).unwrap();
    assert_eq!(read.draft.title(), Some("Truce of Orn"));
    assert_eq!(points(&read)[1..], ["1 One.", "2 Two."]);
}

#[test]
fn what_a_page_shows_and_nobody_reads_is_told_apart() {
    let drawing = |inside: &str| code(&page_words(&format!("<svg>{inside}</svg>")), "drawing");
    assert_eq!(drawing("<path d='M0 0'/>"), drawing("<path d='M0 0' class=x></path>"));
    assert_ne!(drawing("<path d='M0 0'/>"), drawing("<path d='M9 9'/>"));
    let words = page_words("<svg><svg><path/></svg><text>Hill 305</text></svg>then");
    assert!(words.starts_with("One Hill 305⟦drawing ") && words.ends_with("⟧then so."), "{words}");
    let shown = |page: &str, kind: &str| code(&page_words(page), kind);
    assert_ne!(
        shown("<object data=a.pdf>a</object>", "object"),
        shown("<object data=b.pdf>a</object>", "object")
    );
    assert_ne!(
        shown("<iframe src=a></iframe>", "document"),
        shown("<iframe src=b></iframe>", "document")
    );
    assert_ne!(
        shown("<meter value=.5></meter>", "gauge"),
        shown("<meter value=.6></meter>", "gauge")
    );
    let (words, told) = page("<canvas id=map>no map</canvas>");
    let map = code(&words, "drawing");
    assert_eq!(
        told,
        [
            "2 words of hidden text left out: `no map` behind `One`".to_string(),
            format!(
                "1 picture or sign not read, in the text as a code of its contents: `⟦drawing {map}⟧` behind `One`"
            ),
        ]
    );
}

#[test]
fn equations_of_a_page_keep_their_structure() {
    let one = |inside: &str| page_words(&format!("<math>{inside}</math>"));
    assert_eq!(one("<mi> x </mi><mo>=</mo><mn>5</mn>"), "One x=5 so.");
    assert_eq!(one("<mfrac><mn>1</mn><mn>2</mn></mfrac>"), "One (1/2) so.");
    assert_eq!(one("<mfrac><mn>12</mn><mrow></mrow></mfrac>"), "One (12/()) so.");
    assert_eq!(one("<msup><mi>x</mi><mn>2</mn></msup>"), "One x² so.");
    assert_eq!(one("<msub><mi>x</mi><mn>2</mn></msub>"), "One x_(2) so.");
    assert_eq!(one("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>"), "One √(x+1) so.");
    assert_eq!(one("<mroot><mi>x</mi><mn>3</mn></mroot>"), "One √(3&x) so.");
    assert_eq!(
        one("<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover><mi>i</mi>"),
        "One ∑_(1)^(n)i so."
    );
    assert_eq!(
        one(
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd></mtr></mtable>"
        ),
        "One ■(1&2@3) so."
    );
    let (words, told) = page(
        "<math><semantics><mfrac><mn>1</mn><mn>2</mn></mfrac><annotation>\\frac12</annotation></semantics></math>",
    );
    assert_eq!(words, "One (1/2) so.");
    assert_eq!(told, ["1 equation written in one line: `(1/2)` behind `One`"]);
    // One that does not end, ends with its block.
    let open = "<p>1. One <math><mfrac><mn>1</mn><mn>2</mn><p>2. Two <math><mi>x</math>.";
    let read = read("a.html", open.as_bytes(), &Options::default()).unwrap();
    assert_eq!(points(&read), ["1 One (1/2)", "2 Two x."]);
}

#[test]
fn pictures_and_fields_in_markdown() {
    let of = |inside: &str| {
        let text = format!("# Truce\n\n1. One {inside} so.\n2. Two.\n");
        let read = read("a.md", text.as_bytes(), &Options::default()).unwrap();
        points(&read).swap_remove(0)
    };
    assert_ne!(code(&of("![hill](a.png)"), "picture"), code(&of("![hill](b.png)"), "picture"));
    assert_eq!(
        code(&of("![a hill](a.png)"), "picture"),
        code(&of("<img src='a.png' alt='a hill'>"), "picture")
    );
    assert_eq!(of("<input type=checkbox checked> yes"), "1 One ☒ yes so.");
}

/// Whoever sees the figures in another order is no reader of the same text.
#[test]
fn what_turns_the_direction_is_told_apart_or_refused() {
    let of = |name: &str, text: &str| read(name, text.as_bytes(), &Options::default());
    let ratio =
        |between: &str| of("a.txt", &format!("1. The ratio is 3{between} : 1 for all.\n2. Two.\n"));
    let (plain, marked) = (ratio("").unwrap(), ratio("\u{200F}").unwrap());
    assert_eq!(plain.draft.digest(), marked.draft.digest());
    assert!(plain.left_out.apart(&marked.left_out).is_some());
    assert_eq!(marked.left_out.apart(&ratio("\u{200F}").unwrap().left_out), None);
    let turned = of("a.html", "<p>1. Deliver <bdo dir=rtl>103</bdo> tonnes.<p>2. Two.");
    let refused = turned.unwrap_err();
    assert!(refused.to_string().contains("changes the direction"), "{refused}");
    assert!(refused.hint().contains("`bdo`"), "{}", refused.hint());
}
