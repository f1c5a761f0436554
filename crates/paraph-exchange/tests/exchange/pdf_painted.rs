//! How the letters of a PDF are painted, as far as it says whether they are seen, and how wide they stand.

use paraph_exchange::{Options, Read, read};

use crate::shared::{notices, points};

/// Resources beside the font: ways of drawing, spaces of colours, layers, a drawing.
const RESOURCES: &str = "/ExtGState <</Clear <</ca 0 /CA 0>> /Half <</ca 0.5>> /Pale <</ca 0.1>> /Screen <</BM /Screen>> \
     /Multiply <</BM [/Multiply]>> /Normal <</BM /Normal /SMask /None>> /Mask <</SMask <</S /Luminosity>>>>>> \
     /Pattern <</Drawn 25 0 R>> \
     /ColorSpace <</Icc [/ICCBased 20 0 R] /Spot [/Separation /Gold /DeviceCMYK 21 0 R] \
     /Made [/Separation /Paper /DeviceCMYK 22 0 R] \
     /Table [/Separation /A /DeviceGray 27 0 R] /Steps [/Separation /A /DeviceRGB 28 0 R] \
     /Program [/DeviceN [/A /B] /DeviceRGB 29 0 R] /Nothing [/Separation /None /DeviceGray 22 0 R] /List [/Indexed /DeviceRGB 1 <FFFFFF000000>]>> \
     /Properties <</Off 23 0 R /Rule 24 0 R /None 25 0 R>> /XObject <</Group 26 0 R>>";

fn page(contents: &str) -> Read {
    with(contents, "/Subtype /Type1 /BaseFont /Courier", "")
}

fn with(contents: &str, font: &str, configuration: &str) -> Read {
    let group = at(95, 400, "a");
    let pdf = format!(
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R /OCProperties <</OCGs [23 0 R] /D <<{configuration}>>>>>> endobj\n\
         2 0 obj <</Kids [4 0 R] /MediaBox [0 0 600 600] /Resources <</Font <</F 3 0 R>> {RESOURCES}>>>> endobj\n\
         3 0 obj <<{font}>> endobj\n4 0 obj <</Contents 7 0 R>> endobj\n\
         20 0 obj <</N 3 /Length 0>> stream\n\nendstream endobj\n\
         21 0 obj <</FunctionType 2 /C0 [0 0 0 0] /C1 [0 0.2 0.9 0] /N 1>> endobj\n\
         22 0 obj <</FunctionType 2 /C0 [0 0 0 1] /C1 [0 0 0 0] /N 1>> endobj\n\
         23 0 obj <</Type /OCG /Usage <</View <</ViewState /OFF>>>>>> endobj\n\
         24 0 obj <</Type /OCMD /OCGs [23 0 R] /VE [/Not 23 0 R]>> endobj\n\
         25 0 obj <</Type /OCMD /OCGs [23 0 R] /P /AllOff>> endobj\n\
         27 0 obj <</FunctionType 0 /Domain [0 1] /Range [0 1] /Size [2] /BitsPerSample 8 /Length 2>> stream\n\0\u{7f}\nendstream endobj\n\
         28 0 obj <</FunctionType 3 /Domain [0 1] /Bounds [0.5] /Encode [0 1 0 1] /Functions [<</FunctionType 2 /N 1 /C0 [0 0 0] /C1 [0 0 0]>> <</FunctionType 2 /N 1 /C0 [1 1 1] /C1 [1 1 1]>>]>> endobj\n\
         29 0 obj <</FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1] /Length 44>> stream\n{{ exch pop dup 0.5 gt {{ pop 1 }} if dup dup }}\nendstream endobj\n\
         26 0 obj <</Type /XObject /Subtype /Form /Group <</S /Transparency>> /Length {}>> stream\n{group}\nendstream endobj\n\
         7 0 obj <</Length {}>> stream\n{contents}\nendstream endobj\ntrailer <</Root 1 0 R>>",
        group.len(),
        contents.len()
    );
    read("a.pdf", pdf.as_bytes(), &Options::default()).unwrap()
}

fn at(x: u32, y: u32, words: &str) -> String {
    format!("BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET ")
}

/// A page on which a word of the first line is painted in some way.
fn painted(how: &str) -> Read {
    page(&format!(
        "{} q {how} {} Q {} {}",
        at(50, 400, "1. They"),
        at(95, 400, "a"),
        at(104, 400, "pay."),
        at(50, 370, "2. Two is here.")
    ))
}

#[test]
fn letters_that_are_not_painted_are_hidden() {
    for how in ["/Clear gs", "3 Tr", "7 Tr"] {
        let read = painted(how);
        assert_eq!(points(&read), ["1 They pay.", "2 Two is here."], "{how}");
        assert_eq!(notices(&read), ["1 word of hidden text left out: `a` on page 1"], "{how}");
    }
    let group = page(&format!(
        "{} q /Clear gs /Group Do Q {} {}",
        at(50, 400, "1. They"),
        at(104, 400, "pay."),
        at(50, 370, "2. Two is here.")
    ));
    assert_eq!(notices(&group), ["1 word of hidden text left out: `a` on page 1"]);
    for how in ["/Half gs", "0 Tr", "/Clear gs /Half gs", "1 Tr"] {
        let read = painted(how);
        assert_eq!(points(&read), ["1 They a pay.", "2 Two is here."], "{how}");
        assert!(notices(&read).is_empty(), "{how}");
    }
}

#[test]
fn letters_that_are_white_in_any_space_are_told() {
    for how in [
        "1 g",
        "1 1 1 rg",
        "0 0 0 0 k",
        "/Icc cs 1 1 1 scn",
        "/Spot cs 0 scn",
        "/Made cs 1 scn",
        "/Made cs",
        "/List cs 0 sc",
        "/DeviceCMYK cs 0 0 0 0 sc",
        "1 G 1 Tr",
        "1 g 1 G 2 Tr",
    ] {
        let read = painted(how);
        assert_eq!(points(&read), ["1 They a pay.", "2 Two is here."], "{how}");
        let told =
            "1 word that can hardly be seen, white or without size, read as text: `a` on page 1";
        assert_eq!(notices(&read), [told], "{how}");
    }
    for how in [
        "0 g",
        "/Icc cs 0 0 0 scn",
        "/Icc cs",
        "/Spot cs 1 scn",
        "/Spot cs",
        "/Made cs 0 scn",
        "/List cs 1 sc",
        "/Pattern cs /P scn",
        "1 G",
        "1 g 1 Tr",
        "1 g 2 Tr",
    ] {
        assert!(notices(&painted(how)).is_empty(), "{how}");
    }
}

#[test]
fn layers_are_seen_as_their_rules_say() {
    let layered = |layer: &str, configuration: &str| {
        let contents = format!(
            "{} /OC /{layer} BDC {} EMC {}",
            at(50, 400, "1. One is here."),
            at(50, 385, "No."),
            at(50, 340, "2. Two is here.")
        );
        notices(&with(&contents, "/Subtype /Type1 /BaseFont /Courier", configuration)).len()
    };
    let by_view = "/AS [<</Event /View /Category [/View] /OCGs [23 0 R]>>]";
    assert_eq!((layered("Off", ""), layered("Off", "/OFF [23 0 R]")), (0, 1));
    assert_eq!(layered("Off", by_view), 1);
    assert_eq!(layered("Off", "/AS [<</Event /Print /Category [/Print] /OCGs [23 0 R]>>]"), 0);
    for only_without in ["Rule", "None"] {
        assert_eq!(layered(only_without, ""), 1, "{only_without}");
        assert_eq!(layered(only_without, "/OFF [23 0 R]"), 0, "{only_without}");
    }
}

#[test]
fn letters_that_are_drawn_twice_are_read_once() {
    let twice = |x: u32, y: u32| {
        page(&format!(
            "{} BT /F 10 Tf 1 0 0 1 {x}.4 {y} Tm (1. Bell) Tj ET {} {}",
            at(50, 400, "1. Bell"),
            at(100, 400, "pays."),
            at(50, 370, "2. Two is here.")
        ))
    };
    assert_eq!(points(&twice(50, 400)), ["1 Bell pays.", "2 Two is here."]);
    // In another place it is another word.
    assert_ne!(points(&twice(150, 400)), points(&twice(50, 400)));
}

#[test]
fn letters_of_fonts_that_no_file_need_bring_stand_as_wide_as_they_are() {
    // Every word stands where the one before it ends, and a space behind.
    let line = "BT /F 10 Tf 1 0 0 1 50 400 Tm (1. All) Tj ET BT /F 10 Tf 1 0 0 1 78 400 Tm (ill) Tj ET \
                BT /F 10 Tf 1 0 0 1 87.4 400 Tm (will) Tj ET BT /F 10 Tf 1 0 0 1 101.3 400 Tm (.) Tj ET ";
    let contents = line.to_string() + &at(50, 370, "2. Two is here.");
    let read = with(&contents, "/Subtype /Type1 /BaseFont /Helvetica", "");
    assert_eq!(points(&read), ["1 All ill will.", "2 Two is here."]);
}

/// Digits as browsers, typesetters and word processors raise and lower them; those that stand a little off are of the line.
#[test]
fn digits_are_raised_and_lowered_by_as_much_as_programs_move_them() {
    // The size of the digit, and how far it is moved, of letters of ten points; widths are six tenths of a size.
    let moved = |size: &str, by: &str| {
        let digit = format!("BT /F {size} Tf 1 0 0 1 92 {by} Tm (6) Tj ET ");
        let page = page(&format!(
            "{} {digit} {}",
            at(50, 400, "1. It 10"),
            at(50, 370, "2. Two is here.")
        ));
        points(&page)[0].clone()
    };
    for (size, by) in [("8.3", "403.33"), ("8", "403.6"), ("7", "403.6"), ("10", "403")] {
        assert_eq!(moved(size, by), "1 It 10⁶", "{size} {by}");
    }
    for (size, by) in [("7", "398.5"), ("8.3", "398"), ("10", "397")] {
        assert_eq!(moved(size, by), "1 It 10₆", "{size} {by}");
    }
    for (size, by) in [("10", "400"), ("9.5", "400.5"), ("8", "400"), ("10", "401.5")] {
        assert_eq!(moved(size, by), "1 It 106", "{size} {by}");
    }
}

const FAINT: &str =
    "1 word that can hardly be seen, white or without size, read as text: `a` on page 1";
const DOUBTFUL: &str = "1 word that may be hidden, painted or placed in a way that is not read here, read as text: `a` on page 1";
const NONE: [&str; 0] = [];

#[test]
fn inks_are_what_their_functions_make_of_them() {
    for how in ["/Steps cs 0.8 scn", "/Program cs 0 1 scn", "/Program cs 1 0.9 scn", "/Pale gs"] {
        assert_eq!(notices(&painted(how)), [FAINT], "{how}");
    }
    for how in ["/Steps cs 0.2 scn", "/Program cs 1 0 scn", "/Table cs 1 scn", "/Table cs 0 scn"] {
        assert_eq!(notices(&painted(how)), NONE, "{how}");
    }
    let nothing = painted("/Nothing cs 1 scn");
    assert_eq!(notices(&nothing), ["1 word of hidden text left out: `a` on page 1"]);
}

#[test]
fn letters_that_are_painted_in_a_way_that_is_not_read_are_told() {
    for how in ["/Screen gs", "/Mask gs", "/Pattern cs /Drawn scn", "/Multiply gs 0.7 g"] {
        assert_eq!(notices(&painted(how)), [DOUBTFUL], "{how}");
    }
    for how in ["/Multiply gs", "/Normal gs", "/Screen gs /Normal gs", "/Mask gs /Normal gs"] {
        assert_eq!(notices(&painted(how)), NONE, "{how}");
    }
}

/// What is drawn before the first line and behind it, in which one word stands.
fn surfaces(before: &str, how: &str, behind: &str) -> Vec<String> {
    let read = page(&format!(
        "{} {before} q {how} {} Q {behind} {} {}",
        at(50, 400, "1. They"),
        at(95, 400, "a"),
        at(104, 400, "pay."),
        at(50, 370, "2. Two is here.")
    ));
    assert_eq!(points(&read), ["1 They a pay.", "2 Two is here."], "{before} {how} {behind}");
    notices(&read)
}

#[test]
fn letters_on_their_own_colour_and_under_a_surface_are_told() {
    // Around the one word.
    let square = "93 396 9 12 re";
    let drawn = "93 396 m 102 396 l 102 408 l 93 408 l h";
    let round = "93 396 m 93 390 102 390 102 396 c 102 408 l 93 408 l h";
    for path in [square, drawn, round] {
        let black = format!("q 0 g {path} f Q");
        assert_eq!(surfaces(&black, "", ""), [FAINT], "{path}");
        assert_eq!(surfaces(&black, "1 g", ""), NONE, "{path}");
        assert_eq!(surfaces(&format!("{black} q 1 g {path} f Q"), "", ""), NONE, "{path}");
    }
    for path in [square, drawn] {
        for grey in ["0 g", "1 g", "0.5 g"] {
            assert_eq!(surfaces("", "", &format!("q {grey} {path} f Q")), [FAINT], "{grey} {path}");
        }
    }
    for behind in [
        "q 0 g 93 396 9 1 re f Q",
        "q 0 g 93 396 9 12 re S Q",
        "q /Half gs 1 1 0 rg 93 396 9 12 re f Q",
        "q /Multiply gs 1 1 0 rg 93 396 9 12 re f Q",
        "q 0 0 10 10 re W n 0 g 0 0 600 600 re f Q",
        "q 0 g 200 396 9 12 re f Q",
    ] {
        assert_eq!(surfaces("", "", behind), NONE, "{behind}");
    }
    // Drawn again over the surface, it is seen.
    let again = format!("q 1 g {square} f Q {}", at(95, 400, "a"));
    assert_eq!(surfaces("", "", &again), NONE);
}

/// As bold is made by some programs: the first part of the line twice, the rest of its last word once.
#[test]
fn a_line_whose_first_part_is_drawn_twice_has_no_space_in_it() {
    let first = "BT /F 10 Tf 1 0 0 1 50 400 Tm (1. The Sell) Tj ET ";
    let again = first.replace(" 50 400", " 50.3 400");
    let contents =
        format!("{first}{again}{}{}", at(116, 400, "er pays."), at(50, 370, "2. Two is here."));
    assert_eq!(points(&page(&contents)), ["1 The Seller pays.", "2 Two is here."]);
}

#[test]
fn a_font_that_every_program_has_may_have_spaces_in_its_name() {
    let line =
        "BT /F 10 Tf 1 0 0 1 50 400 Tm (1. All) Tj ET BT /F 10 Tf 1 0 0 1 75.3 400 Tm (ill) Tj ET ";
    let contents = line.to_string() + &at(50, 370, "2. Two is here.");
    let [one, other] = ["Times#20New#20Roman", "TimesNewRoman"]
        .map(|name| points(&with(&contents, &format!("/Subtype /TrueType /BaseFont /{name}"), "")));
    assert_eq!(one, other);
}

/// Functions that name the next ones several times are as many as all ways through them: no more are read than a bound.
#[test]
fn functions_that_name_one_another_over_and_over_are_bounded() {
    let next = |at: usize| format!("{} 0 R ", at + 1).repeat(32);
    let functions: String = (40..47)
        .map(|at| {
            format!(
                "{at} 0 obj <</FunctionType 3 /Domain [0 1] /Bounds [] /Encode [0 1] /Functions [{}]>> endobj\n",
                next(at)
            )
        })
        .collect();
    let contents = format!("{} {}", at(50, 400, "1. They pay."), "/Deep cs 1 scn");
    let pdf = format!(
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
         2 0 obj <</Kids [4 0 R] /MediaBox [0 0 600 600] /Resources <</Font <</F 3 0 R>> /ColorSpace <</Deep [/Separation /Ink /DeviceRGB 40 0 R]>>>>>> endobj\n\
         3 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj\n4 0 obj <</Contents 7 0 R>> endobj\n\
         {functions}47 0 obj <</FunctionType 2 /N 1>> endobj\n\
         7 0 obj <</Length {}>> stream\n{contents}\nendstream endobj\ntrailer <</Root 1 0 R>>",
        contents.len()
    );
    assert_eq!(
        points(&read("a.pdf", pdf.as_bytes(), &Options::default()).unwrap()),
        ["1 They pay."]
    );
}
