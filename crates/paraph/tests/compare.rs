//! `compare` and `trace` on plain files: statuses, forms for programs, bad input.
#![expect(clippy::unwrap_used, reason = "a comparison that cannot be made fails loudly")]

use common::World;
use paraph::Answer;
use paraph::script::split;
use schema::misfit;
use serde_json::Value;

mod common;
mod schema;

const OLD: &str = "\
1. The Authority counts the weapons of both parties every month.

2. The parties withdraw their heavy weapons thirty kilometres behind the line of contact.

3. The sum is 600 million at most, paid in May.

4. Prisoners of war are exchanged, all for all, within fourteen days. The families of the missing are told what is known of them.

5. No aircraft of either party flies over the old town during a religious feast.
";

const NEW: &str = "\
1. The Authority counts the weapons of both parties every month.

2. Prisoners of war are exchanged, all for all, within fourteen days.

3. The families of the missing are told what is known of them.

4. The parties withdraw their heavy weapons thirty kilometres behind the line of contact.

5. The sum is 500 million <at most> & paid in \"June\".

6. The parties meet again in Geneva when the snow has gone.
";

fn world(files: &[(&str, &str)]) -> World {
    let mut world = World::default();
    for (name, text) in files {
        world.files.insert((*name).into(), (*text).into());
    }
    world
}

fn answer(files: &[(&str, &str)], command: &str) -> Answer {
    paraph::run(&split(command), &mut world(files), false)
}

fn compared(old: &str, new: &str, form: &str) -> Answer {
    answer(&[("old", old), ("new", new)], &format!("compare old new {form}"))
}

#[test]
fn the_status_is_that_of_diff_and_check_says_more() {
    let reflowed = OLD.replace("weapons of", "weapons\r\n   of");
    let renumbered = OLD.replace("5. No", "7. No");
    let place = {
        let points: Vec<&str> = OLD.trim_end().split("\n\n").collect();
        let words: Vec<&str> = points.iter().map(|point| &point[3..]).collect();
        format!(
            "1. {}\n\n2. {}\n\n3. {}\n\n4. {}\n\n5. {}\n",
            words[4], words[0], words[1], words[2], words[3]
        )
    };
    let words = OLD.replace("counts", "tallies");
    let substance = OLD.replace("600", "700");
    let cases = [
        (OLD, 0, 0),
        (&reflowed, 0, 0),
        (&renumbered, 1, 10),
        (&place, 1, 11),
        (&words, 1, 12),
        (&substance, 1, 13),
        (NEW, 1, 13),
    ];
    for (new, plain, check) in cases {
        assert_eq!(compared(OLD, new, "").status, plain, "{new}");
        let checked = compared(OLD, new, "--check");
        assert_eq!(
            (checked.status, checked.out.as_str(), checked.err.as_str()),
            (check, "", ""),
            "{new}"
        );
    }
    assert_eq!(compared(OLD, "", "--check").status, 2);
}

/// What stands in no text is no less a difference: a gate on a signature must not pass over it.
#[test]
fn what_was_left_out_of_files_is_compared_too() {
    let page = |head: &str, hidden: &str| {
        format!(
            "<div title=header>{head}</div><p hidden>{hidden}</p><ol><li>North waits.<li>South waits.</ol>"
        )
    };
    let [old, same, new] = [
        ("Draft of 3 May", "Until June."),
        ("Draft  of 3 May", "Until June."),
        ("Draft of 5 May", "Until June."),
    ]
    .map(|(head, hidden)| page(head, hidden));
    let of = |new: &str, form: &str| {
        answer(
            &[("old.html", &old), ("new.html", new)],
            &format!("compare old.html new.html {form}"),
        )
    };
    assert_eq!((of(&same, "").status, of(&same, "--check").status), (0, 0));
    assert_eq!((of(&new, "").status, of(&new, "--check").status), (1, 12));
    assert_eq!(of(&new, "--alignment").status, 1);
    let told = "The texts are the same; the files are not.\nWhat was left out of the files differs: only in the old: `Draft of 3 May`; only\n  in the new: `Draft of 5 May`.\n";
    assert!(of(&new, "").out.contains(told), "{}", of(&new, "").out);
    let json = |new: &str| serde_json::from_str::<Value>(&of(new, "--json").out).unwrap();
    assert_eq!(json(&new)["sameness"], "words");
    assert_eq!(json(&new)["left_out"]["old"], serde_json::json!(["Draft of 3 May"]));
    assert_eq!(json(&new)["left_out"]["new"], serde_json::json!(["Draft of 5 May"]));
    assert_eq!(json(&same).get("left_out"), None);
    let schema = answer(&[], "schema compare").out;
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(misfit(&json(&new), &schema, "$"), None);
    assert!(of(&new, "--html -").out.contains("only in the new: `Draft of 5 May`"));
    let batch = answer(
        &[("list", "old.html\tnew.html\n"), ("old.html", &old), ("new.html", &new)],
        "compare --batch list",
    );
    assert!(batch.out.starts_with("words\t"), "{}", batch.out);
    let three = answer(
        &[("old.html", &old), ("same.html", &same), ("new.html", &new)],
        "compare --three old.html same.html new.html",
    );
    assert_eq!(three.status, 1);
    assert!(
        three
            .out
            .contains("second answer: What was left out of the files differs: only in the base"),
        "{}",
        three.out
    );

    // A text has no head; numbers of pages and comments are no words.
    let text = "1. North waits.\n\n2. South waits.\n";
    let with = |inside: &str| {
        let page = format!("{inside}<ol><li>North waits.<li>South waits.</ol>");
        answer(&[("old.txt", text), ("new.html", &page)], "compare old.txt new.html --check").status
    };
    assert_eq!(with("<div title=header>Draft</div>"), 12);
    assert_eq!(with("<div title=footer>Page 3 of 4</div><!-- so --><script>run()</script>"), 0);
    assert_eq!(with("<p hidden>9</p>"), 12);
    let scripts = |one: &str, other: &str| {
        let page = |script: &str| {
            format!("<script>{script}</script><ol><li>North waits.<li>South waits.</ol>")
        };
        let (old, new) = (page(one), page(other));
        compared_pages(&old, &new)
    };
    assert_eq!(scripts("show(5)", "show(5)"), 0);
    assert_eq!(scripts("show(5)", "show(9)"), 12);
}

/// A line through `not` is a deletion to one reader and overlooked by another.
#[test]
fn words_struck_out_in_one_file_only_are_told_for_what_they_say() {
    let page = |first: &str| {
        format!("<p>1. Sudria shall {first}open the port.</p><p>2. Norland pays.</p>")
    };
    let (plain, struck, without) = (page(""), page("<s>not</s> "), page("not "));
    let of = |old: &str, new: &str, form: &str| {
        answer(
            &[("old.html", old), ("new.html", new)],
            &format!("compare old.html new.html {form}"),
        )
    };
    // As the same words do that are not struck out.
    assert_eq!(compared_pages(&plain, &without), 13);
    assert_eq!((compared_pages(&plain, &struck), compared_pages(&struck, &plain)), (13, 13));
    assert_eq!(compared_pages(&without, &struck), 13);
    assert_eq!(compared_pages(&struck, &struck), 0);

    let told = of(&plain, &struck, "").out;
    let lines = "Changes of substance where words struck out by hand are read\n  1: negation: shall -> shall not (added)\n";
    assert!(told.contains(lines), "{told}");
    assert!(told.contains("only in the new: `not`"), "{told}");
    // What is told without them is not told again.
    let told = of(&without, &struck, "").out;
    assert!(
        told.contains("1: negation: shall not -> shall (dropped)") && !told.contains("are read\n"),
        "{told}"
    );
    assert!(of(&plain, &struck, "--html -").out.contains("1: negation: shall -"));
    let json: Value = serde_json::from_str(&of(&plain, &struck, "--json").out).unwrap();
    assert_eq!(json["sameness"], "substance");
    let line = serde_json::json!([{"point": "1", "told": "negation: shall -> shall not (added)"}]);
    assert_eq!(json["struck"], line);
    let schema: Value = serde_json::from_str(&answer(&[], "schema compare").out).unwrap();
    assert_eq!(misfit(&json, &schema, "$"), None);
    let files = [("old.html", plain.as_str()), ("same.html", &plain), ("new.html", &struck)];
    let three = answer(&files, "compare --three old.html same.html new.html").out;
    assert!(three.contains("are read, in the second\n  answer\n  1: negation"), "{three}");
    let files = [("list", "old.html\tnew.html\n"), ("old.html", &plain), ("new.html", &struck)];
    let batch = answer(&files, "compare --batch list").out;
    assert!(batch.starts_with("substance\t1 through words struck out by hand"), "{batch}");

    // The same is told of another point already.
    let paid = |page: &str| page.replace("Norland pays", "Norland shall not pay");
    let old = plain.replace("Norland pays", "Norland shall pay");
    let told = of(&old, &paid(&struck), "").out;
    assert!(
        told.contains("2: negation: shall -> shall not (added)") && told.contains("1: negation"),
        "{told}"
    );

    // A point struck out whole.
    let gone = plain.replace("2. Norland pays.", "<s>2. Norland pays.</s>");
    let told = of(&plain.replace("<p>2. Norland pays.</p>", ""), &gone, "");
    assert!(told.out.contains("2: point added: Norland pays."), "{}", told.out);
}

/// Two people with the same two files read two texts, if each takes the tracked changes otherwise.
#[test]
fn tracked_changes_of_one_file_only_are_no_sameness() {
    let page = |first: &str| {
        format!("<p>1. Sudria shall {first}open the port.</p><p>2. Norland pays.</p>")
    };
    let (plain, deleted, inserted) = (page(""), page("<del>not</del> "), page("<ins>soon</ins> "));
    assert_eq!(compared_pages(&plain, &deleted), 12);
    assert_eq!(compared_pages(&page("soon "), &inserted), 12);
    assert_eq!(compared_pages(&deleted, &deleted), 0);
    let of = |new: &str, form: &str| {
        answer(
            &[("old.html", &plain), ("new.html", new)],
            &format!("compare old.html new.html {form}"),
        )
    };
    let told = of(&deleted, "");
    assert!(
        told.out.contains("only in the tracked changes of the new:\n  deleted `not`"),
        "{}",
        told.out
    );
    let note =
        "1 tracked change taken as accepted; deleted, so left out: `not` behind `1. Sudria shall`";
    assert!(told.err.contains(note), "{}", told.err);
    let json: Value = serde_json::from_str(&of(&deleted, "--json").out).unwrap();
    assert_eq!(json["left_out"]["new_changes"], serde_json::json!(["deleted `not`"]));
    // Shown, they stand in the text.
    assert_eq!(of(&deleted, "--check --tracked shown").status, 13);
}

fn compared_pages(old: &str, new: &str) -> u8 {
    answer(&[("old.html", old), ("new.html", new)], "compare old.html new.html --check").status
}

/// What a change of substance says stands at the bytes that it names.
#[test]
fn json_tells_changes_of_substance() {
    let new = NEW.replace("The sum", "In all the sum");
    let value: Value = serde_json::from_str(&compared(OLD, &new, "--json").out).unwrap();
    let row = value["rows"].as_array().unwrap().iter().find(|row| row["old"][0] == "3").unwrap();
    let cut = |change: &Value, side: &str| {
        let at = |end: &str| change[format!("{side}_{end}")].as_u64().unwrap();
        let range = usize::try_from(at("start")).unwrap()..usize::try_from(at("end")).unwrap();
        row["redline"][side]["words"].as_str().unwrap()[range].to_owned()
    };
    let changes = row["substance"].as_array().unwrap();
    let figure = changes.iter().find(|change| change["kind"] == "figure").unwrap();
    assert_eq!(
        (figure["direction"].as_str(), figure["to_read"].as_bool()),
        (Some("lower"), Some(false))
    );
    assert!(cut(figure, "old").starts_with("600"));
    assert!(cut(figure, "new").starts_with("500"));
    assert!(figure["sentence"].as_str().unwrap().starts_with("figure: 600"));
}

/// Changes of substance stand above the words, the weightiest first, in every form for people.
#[test]
fn changes_of_substance_are_told_to_people() {
    let old = "1. The Mission shall report within 14 days on heavy weapons.\n\n2. The Agency shall <run> the port.\n";
    let new = old.replace("14", "21").replace("weapons", "weapons and vehicles");
    let new = new.replace("Agency shall", "Agency should");
    let page = compared(old, &new, "").out;
    let order = [
        "2: force",
        "1: deadline",
        "1: read it: scope",
        "Duties gained",
        "Agency 1      0      0      1",
        "The words:",
    ];
    let places: Vec<usize> = order.iter().map(|said| page.find(said).expect(said)).collect();
    assert!(places.is_sorted(), "{page}");
    let page = compared(old, &new, "--html -").out;
    let order = [
        "id=\"dropped\"",
        "id=\"substance\"",
        "force (The Agency)",
        "deadline: within 14",
        "read it: scope",
        "<td dir=\"auto\">Agency</td>",
        "id=\"words\"",
    ];
    let places: Vec<usize> = order.iter().map(|said| page.find(said).expect(said)).collect();
    assert!(places.is_sorted(), "{page}");
}

/// Two renderings have a page of their own: each difference of meaning with both wordings, and nothing of
/// what is only spelled otherwise.
#[test]
fn renderings_have_a_page() {
    let old = "1. The organisation reports within 14 days.\n\n2. The line is kept.\n";
    let new = "1. The organization reports within 15 days.\n";
    let answer = compared(old, new, "--renderings --html -");
    assert_eq!(answer.status, 1);
    let page = answer.out;
    assert!(unbalanced(&page).is_none() && leads_nowhere(&page).is_empty(), "{page}");
    let order = [
        "2 differences of meaning",
        "within 14 days -&gt; within 15 days",
        "The organization reports within 15 days.</td>",
        "the new has no such point",
        "id=\"old\"",
    ];
    let places: Vec<usize> = order.iter().map(|said| page.find(said).expect(said)).collect();
    assert!(places.is_sorted(), "{page}");
    let same = compared(old, &old.replace("organisation", "organization"), "--renderings --html -");
    assert_eq!(same.status, 0);
    assert!(!same.out.contains("<table>"), "{}", same.out);
}

/// Applying the runs of a redline in JSON to its old text gives the new, in bytes as they are told.
#[test]
fn json_tells_bytes() {
    let value: Value = serde_json::from_str(&compared(OLD, NEW, "--json").out).unwrap();
    let row = value["rows"].as_array().unwrap().iter().find(|row| row["old"][0] == "3").unwrap();
    let redline = &row["redline"];
    let cut = |side: &str, run: &Value| {
        let text = redline[side]["words"].as_str().unwrap();
        let at =
            |end: &str| usize::try_from(run[format!("{side}_{end}")].as_u64().unwrap()).unwrap();
        text[at("start")..at("end")].to_owned()
    };
    let runs = redline["runs"].as_array().unwrap();
    let written = runs.iter().find(|run| run["mark"] == "written").unwrap();
    assert!(cut("new", written).starts_with("500 "));
    let whole: String = runs.iter().map(|run| cut("new", run)).collect();
    assert_eq!(whole, redline["new"]["words"].as_str().unwrap());
    assert_eq!(value["sameness"], "substance");
}

#[test]
fn links_are_written_as_other_programs_read_them() {
    let value: Value = serde_json::from_str(&compared(OLD, NEW, "--alignment").out).unwrap();
    assert_eq!(value["format"], "paraph-alignment 1");
    let links: Vec<(&str, &str)> = value["links"]
        .as_array()
        .unwrap()
        .iter()
        .map(|link| (link[0].as_str().unwrap(), link[1].as_str().unwrap()))
        .collect();
    assert_eq!(links, [("1", "1"), ("2", "4"), ("3", "5"), ("4", "2"), ("4", "3")]);
    assert!(value["links"][0][2].as_f64().unwrap() <= 1.0);
    assert_eq!(value["types"]["old"]["5"], "dropped");
}

/// The tags of a page, each closed where it must be: the first that is not.
fn unbalanced(html: &str) -> Option<String> {
    const EMPTY: [&str; 4] = ["meta", "input", "br", "!doctype"];
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let Some((inside, _)) = tag.split_once('>') else { return Some(tag.to_owned()) };
        let name = inside.split_whitespace().next()?;
        match name.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return Some(format!("</{name}>")),
            Some(_) => {}
            None if EMPTY.contains(&name) => {}
            None => open.push(name),
        }
    }
    open.last().map(|name| (*name).to_owned())
}

/// Every link inside the page leads to something on it.
fn leads_nowhere(html: &str) -> Vec<&str> {
    let ids: Vec<&str> =
        html.split("id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let links = html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
    links.filter(|link| !ids.contains(link)).collect()
}

/// The elements of a page in their order, without words: what a reader can lean on.
fn structure(html: &str) -> String {
    let body = html.split("<body>").nth(1).unwrap();
    let marks = ["<section id=\"", "<article id=\"", "<input ", "<svg ", "<table>", "<nav "];
    let mut found: Vec<(usize, String)> = Vec::new();
    for mark in marks {
        for (at, _) in body.match_indices(mark) {
            let tag = body[at..].split('>').next().unwrap();
            let id = tag.split("id=\"").nth(1).and_then(|rest| rest.split('"').next());
            let name = tag[1..].split_whitespace().next().unwrap();
            found.push((at, id.map_or(name.to_owned(), |id| format!("{name}#{id}"))));
        }
    }
    found.sort();
    found.into_iter().map(|(_, tag)| tag).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_is_whole_and_needs_nothing_else() {
    let html = compared(OLD, NEW, "--html -").out;
    assert_eq!(unbalanced(&html), None);
    assert_eq!(leads_nowhere(&html), Vec::<&str>::new());
    assert_eq!(
        structure(&html),
        "nav section#dropped section#substance section#added section#lineage svg section#fates table section#words \
         input#one-column input#two-columns article#row-2 section#old section#new"
    );
    // What is said for those who listen does not decide the direction of the words.
    assert_eq!(html.matches("class=\"said\"").count(), html.matches("class=\"said\" dir=").count());
    assert!(!html.contains("<script") && !html.contains("http://") && !html.contains("url("));
    assert!(html.contains("&lt;at most&gt; &amp; paid in &quot;June&quot;"));
    assert_eq!(unbalanced("<p><b>x</p>"), Some("</p>".to_owned()));
}

#[test]
fn the_page_of_two_answers_is_whole_and_needs_nothing_else() {
    let theirs = OLD.replace("600", "800").replace("fourteen", "thirty");
    let files = [("base", OLD), ("ours", NEW), ("theirs", theirs.as_str())];
    let html = answer(&files, "compare --three base ours theirs --html -").out;
    assert_eq!(unbalanced(&html), None);
    assert_eq!(leads_nowhere(&html), Vec::<&str>::new());
    assert_eq!(
        structure(&html),
        "nav section#clashes section#dropped section#substance section#points article#point-2 article#point-3 article#point-4 section#added section#base section#ours \
         section#theirs"
    );
    assert!(!html.contains("<script") && !html.contains("http://") && !html.contains("url("));
    let order =
        ["Where the answers clash", "“600”", "figure: 600", "only the second answer changed it"];
    let places: Vec<usize> = order.iter().map(|said| html.find(said).expect(said)).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn two_answers_tell_their_changes_of_substance() {
    let theirs = OLD.replace("600", "800");
    let files = [("base", OLD), ("ours", NEW), ("theirs", theirs.as_str())];
    let value: Value =
        serde_json::from_str(&answer(&files, "compare --three base ours theirs --json").out)
            .unwrap();
    let point = &value["points"][2];
    assert_eq!(point["both"], "clash");
    let ways = ["ours", "theirs"].map(|side| {
        let changes = point[side]["substance"].as_array().unwrap();
        let figure = changes.iter().find(|change| change["kind"] == "figure").unwrap();
        figure["direction"].as_str().unwrap()
    });
    assert_eq!(ways, ["lower", "higher"]);
    let page = answer(&files, "compare --three base ours theirs").out;
    let order = [
        "Changes of substance in the first answer",
        "3 -> 5: figure: 600",
        "Changes of substance in the second answer",
    ];
    let places: Vec<usize> = order.iter().map(|said| page.find(said).expect(said)).collect();
    assert!(places.is_sorted(), "{page}");
}

#[test]
fn renderings_are_told_to_programs() {
    let new = OLD.replace("thirty", "30").replace("600", "700").replace("every month", "monthly");
    let told = answer(&[("old", OLD), ("new", &new)], "compare --renderings old new --json");
    let value: Value = serde_json::from_str(&told.out).unwrap();
    let says: Vec<&str> =
        value["rows"].as_array().unwrap().iter().map(|row| row["says"].as_str().unwrap()).collect();
    assert_eq!(says, ["otherwise", "same", "differs", "same", "same"]);
    let difference = &value["rows"][2]["differences"][0];
    assert_eq!(
        (&difference["kind"], &difference["new"]),
        (&"figure".into(), &"700 million".into())
    );
    assert_eq!(told.status, 1);
    for form in ["--csv", "--markdown", "--alignment"] {
        let told = compared(OLD, &new, &format!("--renderings {form}"));
        assert!(told.status == 2 && told.err.contains("cannot be used with"), "{}", told.err);
    }
}

/// A phrase goes from one point into two, and from these into one again.
#[test]
fn a_phrase_is_traced_through_a_split_and_a_merger() {
    let line =
        "The parties withdraw their heavy weapons thirty kilometres behind the line of contact";
    let port = "The port is operated jointly under the supervision of the agency.";
    let rest = "no aircraft of either party flies over the old town";
    let drafts = [
        format!("1. {port}\n\n2. {line}, and {rest}.\n"),
        format!("1. {line}.\n\n2. {port}\n\n3. In addition {rest}.\n"),
        format!("1. {port}\n\n2. {}; {rest}.\n", line.replace("thirty", "fifty")),
        format!("1. {port}\n\n2. Peace.\n"),
    ];
    let names = ["a", "b", "c", "d"];
    let files: Vec<(&str, &str)> =
        names.into_iter().zip(drafts.iter().map(String::as_str)).collect();
    let command = format!("trace '{line}, and {rest}' a b c d --json");
    let told = answer(&files, &command);
    let value: Value = serde_json::from_str(&told.out).unwrap();
    let steps: Vec<(&str, Vec<&str>)> = value["drafts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| {
            let passages = step["passages"].as_array().unwrap();
            let labels = passages.iter().map(|passage| passage["label"].as_str().unwrap());
            (step["found"].as_str().unwrap(), labels.collect())
        })
        .collect();
    assert_eq!(
        steps,
        [
            ("kept", vec!["2"]),
            ("changed", vec!["1", "3"]),
            ("changed", vec!["2"]),
            ("gone", vec!["1"]),
        ],
        "{}",
        told.out
    );
    assert_eq!(told.status, 1);
}

#[test]
fn a_page_is_written_into_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("changes.html");
    let told = compared(OLD, NEW, &format!("--html {}", file.display()));
    assert_eq!(told.status, 1);
    assert!(told.out.contains("open it in any browser"), "{}", told.out);
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("<!doctype html>"));
    let nowhere = folder.path().join("no/such/place.html");
    let told = compared(OLD, NEW, &format!("--html {}", nowhere.display()));
    assert_eq!(told.status, 2);
    assert!(
        told.err.contains("place.html") && told.err.contains("there is no folder"),
        "{}",
        told.err
    );
}

/// What somebody wrote into a draft is no command to the terminal, no formula, no markup.
#[test]
fn words_are_only_words() {
    let form = "#! paraph-draft 1\n\n@ =1+1 | =1+1 |\nThe sum is 600 | *at* most.\n";
    let told = answer(&[("\u{1b}[31m", form), ("new", NEW)], "compare \u{1b}[31m new");
    assert!(!told.out.is_empty() && !told.out.contains('\u{1b}'), "{}", told.out);
    let csv = compared(form, NEW, "--csv").out;
    assert!(csv.contains("\n'=1+1,"), "{csv}");
    let markdown = compared(form, NEW, "--markdown").out;
    assert!(markdown.contains("600 \\| \\*at\\* most"), "{markdown}");
}

#[test]
fn bad_input_is_told() {
    for (text, said) in [
        ("", "no words in it"),
        ("PK\u{3}\u{4} and no more", "archive"),
        ("1. \u{202E}hidden\n", "U+202E"),
    ] {
        let told = compared(OLD, text, "");
        assert_eq!(told.status, 2, "{text}");
        assert!(told.err.starts_with("error: new: ") && told.err.contains(said), "{}", told.err);
    }
}

#[test]
fn a_trace_has_the_status_of_a_search() {
    let files = [("old", OLD), ("new", NEW)];
    assert_eq!(answer(&files, "trace 'within fourteen days' old new").status, 0);
    assert_eq!(answer(&files, "trace 'during a religious feast' old new").status, 1);
    assert_eq!(answer(&files, "trace '!' old new").status, 2);
}

#[test]
fn a_page_is_not_written_over_a_draft() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.txt");
    std::fs::write(&path, OLD).unwrap();
    let over = compared(OLD, NEW, &format!("--html '{}'", path.display()));
    assert_eq!(over.status, 2);
    assert!(over.err.contains("is there already and is no page"), "{}", over.err);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), OLD);
    let page = folder.path().join("page.html");
    for _ in 0..2 {
        let again = compared(OLD, NEW, &format!("--html '{}'", page.display()));
        assert_eq!(again.status, 1, "a page may be written anew: {}", again.err);
    }
}

#[test]
fn a_party_that_no_draft_names_is_told() {
    let drafts = |form: &str| {
        compared("1. The Seller pays.\n", "1. The Seller delivers, the Buyer pays.\n", form)
    };
    assert_eq!(drafts("--party Seller --party Buyer").err, "");
    assert_eq!(drafts("--party Purchaser=Buyer").err, "");
    assert_eq!(
        drafts("--party Nobody").err,
        "note: --party Nobody: neither draft names such a party\n"
    );
    assert_eq!(
        drafts("--party Seller,Buyer").err,
        "note: --party Seller,Buyer: neither draft names such a party; for two parties write --party \
         'Seller' --party 'Buyer', for one with two names --party 'Seller=Buyer'\n"
    );
}

#[test]
fn a_table_for_spreadsheets_has_all_words() {
    let long = format!("1. {}\n", "The parties meet again and again. ".repeat(20).trim_end());
    let csv = compared(&long, OLD, "--csv").out;
    assert!(csv.contains(long.trim_end().strip_prefix("1. ").unwrap()), "{csv}");
    assert!(compared(&long, OLD, "--markdown").out.contains('…'));
}

#[test]
fn what_two_answers_have_in_common_is_told_once() {
    let point = "The ambassadors of both parties return within a month.";
    let dropped =
        "The parties withdraw their heavy weapons thirty kilometres behind the line of contact.";
    let left = OLD.replace(&format!("2. {dropped}\n\n"), "");
    let (answered, other) = (format!("{left}\n9. {point}\n"), format!("0. {point}\n\n{left}"));
    let files = [("base", OLD), ("ours", answered.as_str()), ("theirs", other.as_str())];
    let same = answer(&files, "compare --three base ours ours").out;
    assert_eq!(same.matches(point).count(), 1, "{same}");
    assert!(same.contains("9: added by both answers in the same words"), "{same}");
    // What both dropped is told with its words.
    assert!(
        same.contains("both: dropped") && same.contains("[-The parties withdraw their heavy"),
        "{same}"
    );
    let page = answer(&files, "compare --three base ours theirs").out;
    assert!(
        page.contains("9 of the first answer, 0 of the second answer: added by both"),
        "{page}"
    );
    let json = answer(&files, "compare --three base ours theirs --json").out;
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        value["added_by_both"],
        serde_json::json!([{ "ours": "9", "theirs": "0", "words": point }])
    );
    assert_eq!(value["added_by_ours"], serde_json::json!([]));
    assert_eq!(value["added_by_theirs"], serde_json::json!([]));
    let html = answer(&files, "compare --three base ours theirs --html -").out;
    assert_eq!(unbalanced(&html), None);
    assert!(html.contains("Both answers, in the same words"), "{html}");
    assert!(html.contains("no other point was added"), "{html}");
}

#[test]
fn other_words_written_into_one_place_are_told_as_such() {
    let base = "1. The parties withdraw their weapons behind the line.\n";
    let with = |word: &str| base.replace("weapons", &format!("weapons {word}"));
    let (ours, theirs) = (with("at once"), with("by stages"));
    let files = [("base", base), ("ours", ours.as_str()), ("theirs", theirs.as_str())];
    let said = "both wrote other words into the same place";
    for form in ["", "--html -"] {
        let told = answer(&files, &format!("compare --three base ours theirs {form}")).out;
        assert!(told.contains(said), "{told}");
    }
}

const BASE: &str = "1. North waits.\n\n2. Disputes are settled in Geneva.\n\n3. South pays:\n\n   a. in May;\n\n   b. in June.\n";

/// Whoever drops a point and whoever goes on to work on it want two different texts.
#[test]
fn to_drop_a_point_clashes_with_any_change_of_it() {
    let dropped = "1. North waits.\n";
    let of = |theirs: &str, form: &str| {
        let files = [("base", BASE), ("ours", dropped), ("theirs", theirs)];
        let there = answer(&files, &format!("compare --three base ours theirs {form}"));
        let back = answer(&files, &format!("compare --three base theirs ours {form}"));
        (there.out, back.out)
    };
    let extended = BASE.replace("in Geneva.", "in Geneva. The award is final.");
    let (there, back) = of(&extended, "");
    assert!(there.contains("one dropped and the other changed: 1 point: 2\n"), "{there}");
    assert!(there.contains("the first answer dropped it, the second answer changed it"), "{there}");
    assert!(back.contains("the second answer dropped it, the first answer changed it"), "{back}");
    let (html, _) = of(&extended, "--html -");
    assert!(html.contains("the first answer dropped it, the second answer changed it"), "{html}");
    let (json, _) = of(&extended, "--json");
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["points"][1]["both"], "clash");
    assert_eq!(json["points"][1]["contested"][0], "Disputes are settled in Geneva.");

    // What is put under a point is a change of it.
    let under = format!("{BASE}\n   c. in gold from the vaults of Orla.\n");
    let (there, _) = of(&under, "");
    assert!(there.contains("one dropped and the other added to it: 1 point: 3\n"), "{there}");
    let said = "the first answer dropped it, the second answer added to it";
    assert!(there.contains(said) && !there.contains("changed it"), "{there}");
    let (html, _) = of(&under, "--html -");
    // Where they clash and over the point, in one sentence.
    assert!(html.matches(said).count() == 2 && !html.contains("the other changed"), "{html}");

    // To leave it as it was is none.
    let (there, _) = of(&BASE.replace("North waits", "North goes"), "");
    assert!(!there.contains("one dropped"), "{there}");
}

#[test]
fn two_answers_tell_what_two_drafts_tell() {
    let page = |head: &str, sum: u32| {
        format!(
            "<div title=header>{head}</div><ol><li>The Agency shall pay {sum}.<li>South waits.</ol>"
        )
    };
    let [base, ours] = [("Draft of 3 May", 600), ("Draft of 5 May", 500)];
    let (base, ours) = (page(base.0, base.1), page(ours.0, ours.1));
    let files = [("base.html", base.as_str()), ("ours.html", &ours), ("theirs.html", &base)];
    let of = |form: &str| {
        let given = "--party 'Agency=the Fund' --party Ostria";
        answer(&files, &format!("compare --three base.html ours.html theirs.html {given} {form}"))
    };
    let json: Value = serde_json::from_str(&of("--json").out).unwrap();
    assert_eq!(json["left_out_by_ours"]["new"], serde_json::json!(["Draft of 5 May"]));
    assert_eq!(json.get("left_out_by_theirs"), None);
    assert_eq!(json["bounded"], false);
    assert_eq!(json["parties"][0]["name"], "Agency");
    assert_eq!(json["duties_by_ours"][0]["who"], "Agency");
    let told = of("");
    assert!(told.out.contains("Parties: Agency (also the Fund); Ostria, whom no draft names"));
    assert!(told.out.contains("Duties gained and lost in the first answer"), "{}", told.out);
    let note = "note: --party Ostria: no draft names such a party\n";
    assert!(told.err.ends_with(note), "{}", told.err);
}

/// Each change of a point that was split stands under the point that it is in now.
#[test]
fn a_change_in_a_split_point_is_told_where_it_stands() {
    let old = "1. Prisoners of war are exchanged, all for all, within 14 days. The families of the missing are told what is known of them before the end of 2026.\n";
    let new = "1. Prisoners of war are exchanged, all for all, within 20 days.\n\n2. The families of the missing are told what is known of them before the end of 2027.\n";
    let told = compared(old, new, "").out;
    assert!(told.contains("  1: deadline: within 14 days -> within 20 days (later)"), "{told}");
    assert!(told.contains("  1 -> 2: deadline: before the end of 2026"), "{told}");
    let back = compared(new, old, "").out;
    assert!(back.contains("  2 -> 1: deadline: before the end of 2027"), "{back}");
}

#[test]
fn renderings_can_be_asked_for_a_status_alone() {
    let of = |new: &str| {
        let told = compared(OLD, new, "--renderings --check");
        (told.status, told.out)
    };
    assert_eq!(of(&OLD.replace("within fourteen", "within 14")), (0, String::new()));
    assert_eq!(of(&OLD.replace("600", "700")), (1, String::new()));
}

/// Two answers: the one has another party's name throughout, another heading, and a point before all others.
fn answers_with_names(theirs: &str) -> [(&'static str, String); 3] {
    let of = |who: &str, heading: &str, first: &str, numbers: [u8; 4]| {
        let [one, two, three, four] = numbers;
        format!(
            "{first}{one}. {who} opens the port on the first day.\n\n\
             {two}. The convoys of {who} pay no toll at the bridge.\n\n\
             {three}. {who} shall clear the mines along the river.\n\n\
             {heading}\n\n\
             {four}. The inspectors of Verania read what point {one} says.\n"
        )
    };
    [
        ("base", of("Tavaria", "_Inspection_", "", [1, 2, 3, 4])),
        ("ours", of("Old Sorn", "_Supervision_", "1. The snow melts in May.\n\n", [2, 3, 4, 5])),
        ("theirs", of(theirs, "_Inspection_", "", [1, 2, 3, 4])),
    ]
}

/// Where somebody else is meant now, nobody is told that the words are as they were.
#[test]
fn somebody_else_throughout_is_told_of_two_answers() {
    let of = |theirs: &str, form: &str| {
        let given = answers_with_names(theirs);
        let files: Vec<(&str, &str)> =
            given.iter().map(|(name, text)| (*name, text.as_str())).collect();
        answer(&files, &format!("compare --three base ours theirs {form}")).out
    };
    let json: Value = serde_json::from_str(&of("Tavaria", "--json")).unwrap();
    let both: Vec<&str> = json["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["both"].as_str().unwrap())
        .collect();
    assert_eq!(both, ["ours", "ours", "ours", "neither"], "{json:#}");
    let renaming = serde_json::json!([
        { "old": "Tavaria", "new": "Old Sorn", "count": 3, "somebody": true }
    ]);
    assert_eq!(json["renamings_by_ours"], renaming);
    let shift = serde_json::json!([{ "old": "1", "new": "2", "count": 1 }]);
    assert_eq!(json["references_by_ours"], shift);
    assert_eq!(json["headings_by_ours"][0]["old"], "Inspection");
    assert_eq!(json["headings_by_ours"][1]["new"], "Supervision");
    for what in ["renamings", "references", "headings"] {
        assert_eq!(json[format!("{what}_by_theirs")], serde_json::json!([]));
    }
    let run = &json["points"][0]["ours"]["redline"]["runs"][0];
    assert_eq!(run["folded"], "renaming", "{json:#}");

    let page = of("Tavaria", "");
    assert!(
        page.contains("only the first answer changed or dropped: 3 points: 1, 2 and 3\n"),
        "{page}"
    );
    assert!(page.contains("    Old Sorn opens the port on the first day.\n"), "{page}");
    let html = of("Tavaria", "--html -");
    assert_eq!(html.matches("only the first answer changed it").count(), 3, "{html}");
    let order = ["Told once", "heading added: {+Supervision+}", "Every point,"];
    let places: Vec<usize> = order.iter().map(|said| html.find(said).expect(said)).collect();
    assert!(places.is_sorted(), "{html}");

    // Each has put somebody else there.
    let page = of("Norland", "");
    assert!(page.contains("both changed the same words: 3 points: 1, 2 and 3\n"), "{page}");
    assert_eq!(page.matches("both changed “Tavaria”").count(), 3, "{page}");
    let html = of("Norland", "--html -");
    assert_eq!(leads_nowhere(&html), Vec::<&str>::new());
}
