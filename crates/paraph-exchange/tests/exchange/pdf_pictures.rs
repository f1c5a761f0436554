//! Pictures in PDF: another picture is another text, or another thing left out.

use paraph_exchange::{Options, Read, read};

use crate::shared::{notices, points};

/// Reads a file of pages, each 600 points wide and high, on which `P` and `Q` are pictures.
fn drawn(pages: &[&str], dict: &str, bytes: &str) -> Read {
    let mut kids = String::new();
    let mut objects = String::new();
    let mut stream = |number: usize, dict: &str, bytes: &str| {
        objects += &format!(
            "{number} 0 obj <<{dict} /Length {}>> stream\n{bytes}\nendstream endobj\n",
            bytes.len()
        );
    };
    let image = "/Subtype /Image /Filter /DCTDecode";
    stream(4, &format!("{image} {dict}"), bytes);
    stream(5, image, "another picture");
    stream(6, image, "one mask");
    stream(7, image, "another mask");
    for (index, contents) in pages.iter().enumerate() {
        stream(11 + 2 * index, "", contents);
    }
    for index in 0..pages.len() {
        let number = 10 + 2 * index;
        kids += &format!("{number} 0 R ");
        objects += &format!("{number} 0 obj <</Contents {} 0 R>> endobj\n", number + 1);
    }
    let pdf = format!(
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
         2 0 obj <</Kids [{kids}] /MediaBox [0 0 600 600] /Resources <</Font <</F 3 0 R>> /XObject <</P 4 0 R /Q 5 0 R>>>>>> endobj\n\
         3 0 obj <</Subtype /Type1>> endobj\n{objects}trailer <</Root 1 0 R>>"
    );
    read("a.pdf", pdf.as_bytes(), &Options::default()).unwrap()
}

/// One point above another, between them room for a picture.
fn lines() -> String {
    let line = |y, words| format!("BT /F 10 Tf 1 0 0 1 50 {y} Tm ({words}) Tj ET ");
    line(400, "1. One is here.") + &line(270, "2. Two is here.")
}

/// A picture with its lower left corner and its width and height.
fn picture(name: &str, [x, y, width, height]: [i32; 4]) -> String {
    format!("q {width} 0 0 {height} {x} {y} cm /{name} Do Q ")
}

const MAP: [i32; 4] = [50, 290, 200, 100];

/// The letters of the stand-in in words.
#[track_caller]
fn code(words: &str) -> String {
    let (_, behind) = words.split_once("⟦picture ").unwrap_or_else(|| panic!("{words}"));
    behind.split_once('⟧').unwrap().0.to_string()
}

#[test]
fn another_picture_is_another_text() {
    let of = |dict: &str, bytes: &str| {
        let read = drawn(&[&(lines() + &picture("P", MAP))], dict, bytes);
        let points = points(&read);
        let code = code(&points[0]);
        assert_eq!(points, [format!("1 One is here. ⟦picture {code}⟧"), "2 Two is here.".into()]);
        assert_eq!(
            notices(&read),
            [format!(
                "1 picture or sign not read, in the text as a code of its contents: `⟦picture {code}⟧` on page 1"
            )]
        );
        code
    };
    assert_eq!(of("", "a map"), of("/Interpolate true", "a map"));
    assert_ne!(of("", "a map"), of("", "b map"));
    // The same bytes, seen through another mask, in other colours, or inside out.
    assert_ne!(of("/SMask 6 0 R", "a map"), of("/SMask 7 0 R", "a map"));
    assert_ne!(of("/Decode [0 1]", "a map"), of("/Decode [1 0]", "a map"));
    let indexed = |colours| format!("/ColorSpace [/Indexed /DeviceRGB 1 <{colours}>]");
    assert_ne!(of(&indexed("000000FFFFFF"), "a map"), of(&indexed("FFFFFF000000"), "a map"));
}

#[test]
fn a_photograph_is_that_of_a_page() {
    let read = drawn(&[&(lines() + &picture("P", MAP))], "", "a map");
    let page = "<p>1. One is here. <img src='data:image/jpeg;base64,YSBtYXA='><p>2. Two is here.";
    let page = paraph_exchange::read("a.html", page.as_bytes(), &Options::default()).unwrap();
    assert_eq!(points(&read), points(&page));
}

#[test]
fn a_picture_in_the_contents_is_told_apart() {
    let of = |bytes: &str| {
        let inline = format!("q 100 0 0 100 50 290 cm BI /W 1 /H 1 ID {bytes} EI Q ");
        let points = points(&drawn(&[&(inline + &lines())], "", ""));
        assert_eq!(points[1], "2 Two is here.");
        code(&points[0])
    };
    assert_eq!(of("abc"), of("abc"));
    assert_ne!(of("abc"), of("abd"));
    // What looks like its end and is none.
    assert_ne!(of("a EI \u{1}\u{2}c"), of("a EI \u{1}\u{2}d"));
}

#[test]
fn a_picture_stands_where_it_is_seen_and_not_where_it_is_drawn() {
    let before = drawn(&[&(picture("P", MAP) + &lines())], "", "a map");
    let behind = drawn(&[&(lines() + &picture("P", MAP))], "", "a map");
    assert_eq!(points(&before), points(&behind));
    // One as high as its line is in it, one at the head of a line behind its paragraph.
    let sign = drawn(&[&(lines() + &picture("P", [127, 400, 10, 10]))], "", "a sign");
    let code = code(&points(&sign)[0]);
    assert_eq!(points(&sign)[0], format!("1 One is here. ⟦picture {code}⟧"));
    let bullet = drawn(&[&(lines() + &picture("P", [30, 270, 10, 10]))], "", "a sign");
    assert_eq!(points(&bullet)[1], format!("2 Two is here. ⟦picture {code}⟧"));
}

#[test]
fn a_picture_cut_into_strips_is_one() {
    let strips = picture("P", [50, 340, 200, 50]) + &picture("Q", [50, 290, 200, 50]);
    let points = points(&drawn(&[&(lines() + &strips)], "", "a map"));
    assert_eq!(points[0].matches("⟦picture ").count(), 1);
    // One that lies over another is one of its own.
    let over = picture("P", MAP) + &picture("Q", [100, 300, 50, 50]);
    let read = drawn(&[&(lines() + &over)], "", "a map");
    assert_eq!(crate::shared::points(&read)[0].matches("⟦picture ").count(), 2);
}

#[test]
fn scans_letterheads_and_rules_are_left_out_and_compared() {
    let scan = picture("P", [0, 0, 600, 590]);
    let rule = picture("P", [50, 290, 400, 1]);
    let artifact = format!("/Artifact <</Type /Pagination>> BDC {} EMC ", picture("P", MAP));
    for more in [scan, rule, artifact] {
        let [one, same, other] =
            ["one", "one", "other"].map(|bytes| drawn(&[&(more.clone() + &lines())], "", bytes));
        assert_eq!(points(&one), ["1 One is here.", "2 Two is here."], "{more}");
        let told = notices(&one);
        assert!(told[0].starts_with("1 picture left out that covers a page"), "{told:?}");
        assert_eq!(one.left_out.apart(&same.left_out), None);
        let apart = one.left_out.apart(&other.left_out).unwrap();
        assert_ne!(code(&apart.old[0]), code(&apart.new[0]));
    }
    let arms = picture("P", [50, 520, 60, 60]);
    let body = |from: u32| {
        let line =
            |y, number| format!("BT /F 10 Tf 1 0 0 1 50 {y} Tm ({number}. They meet.) Tj ET ");
        line(400, from) + &line(300, from + 1)
    };
    let pages =
        |arms: [&str; 3]| [1, 3, 5].map(|from| arms[from as usize / 2].to_string() + &body(from));
    let read = |pages: [String; 3]| drawn(&[&pages[0], &pages[1], &pages[2]], "", "arms");
    let head = read(pages([&arms, &arms, &arms]));
    assert_eq!(points(&head)[2], "3 They meet.");
    assert!(notices(&head)[0].starts_with("3 pictures left out that cover a page"));
    // On one page, or elsewhere on each, it is in the text.
    let once = read(pages(["", &arms, ""]));
    assert!(points(&once)[1].ends_with('⟧'), "{:?}", points(&once));
    let moved =
        [[50, 520, 60, 60], [50, 320, 60, 60], [50, 120, 60, 60]].map(|at| picture("P", at));
    let moved = read(pages([&moved[0], &moved[1], &moved[2]]));
    assert_eq!(moved.draft.print().matches("⟦picture ").count(), 3);
}
