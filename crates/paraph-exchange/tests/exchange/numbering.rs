//! Plain text, numbered in any usual way, without being told how.

use crate::shared::{check, notices};

#[track_caller]
fn text(text: &str, expected: &[&str]) {
    check("a.txt", text, expected);
}

/// The labels that a plain text has.
fn check_labels(text: &str) -> Vec<String> {
    let read = paraph_exchange::read("a.txt", text.as_bytes(), &Default::default()).unwrap();
    read.draft.walk().map(|place| place.label).collect()
}

#[test]
fn numbers_of_every_usual_style() {
    text(
        "1) One\n2) Two\n   a) x\n   b) y\n3) Three\n",
        &["1 One", "2 Two", "2.a x", "2.b y", "3 Three"],
    );
    text("(1) One.\n(2) Two.\n", &["1 One.", "2 Two."]);
    text("1 First thing.\n2 Second thing.\n", &["1 First thing.", "2 Second thing."]);
    text("1 – One.\n2 – Two.\n", &["1 One.", "2 Two."]);
    text("I. One.\nII. Two.\nIII. Three.\n", &["I One.", "II Two.", "III Three."]);
    text("A. One.\nB. Two.\n", &["A One.", "B Two."]);
    text("Step 1: stop\nStep 2: talk\n", &["1 stop", "2 talk"]);
    text("§ 4 Stop.\n§ 5 Talk.\n§ 5a Sign.\n", &["4 Stop.", "5 Talk.", "5a Sign."]);
    text("Article I\nOne.\nArticle II\nTwo.\n", &["I One.", "II Two."]);
    text("ARTICLE ONE\nOne.\n\nARTICLE TWO\nTwo.\n", &["1 One.", "2 Two."]);
    text("Art. 2bis One.\nArt. 3 Two.\n", &["2bis One.", "3 Two."]);
}

#[test]
fn numbers_of_many_languages() {
    text("Пункт 1. Мир.\nПункт 2. Война.\n", &["1 Мир.", "2 Война."]);
    text(
        "Статья 1. Стороны отводят:\nа) пушки;\nб) ракеты.\nСтатья 2. Всё.\n",
        &["1 Стороны отводят:", "1.а пушки;", "1.б ракеты.", "2 Всё."],
    );
    text(
        "Стаття 3\nСторони домовились.\n\nСтаття 4\nМісія спостерігає.\n",
        &["3 Сторони домовились.", "4 Місія спостерігає."],
    );
    text(
        "المادة 1\nوقف إطلاق النار.\n\nالمادة ٢\nتراقب البعثة.\n",
        &["1 وقف إطلاق النار.", "2 تراقب البعثة."],
    );
    text("المادة الأولى: وقف.\n\nالمادة الثانية: مراقبة.\n", &["1 وقف.", "2 مراقبة."]);
    text("Article premier\nUn.\n\nArticle 2\nDeux.\n", &["1 Un.", "2 Deux."]);
    text("Artículo 1. Uno.\nArtículo 2. Dos.\n", &["1 Uno.", "2 Dos."]);
}

#[test]
fn nesting_by_style_and_by_indent() {
    text(
        "1. Each Party:\n(a) stops;\n(b) reports:\n(i) daily;\n(ii) weekly;\n(c) talks.\n2. Done.\n",
        &[
            "1 Each Party:",
            "1.a stops;",
            "1.b reports:",
            "1.b.i daily;",
            "1.b.ii weekly;",
            "1.c talks.",
            "2 Done.",
        ],
    );
    text(
        "1. One:\n   1. in one;\n   2. in two.\n2. Two.\n",
        &["1 One:", "1.1 in one;", "1.2 in two.", "2 Two."],
    );
    text(
        "1. Scope\n1.1 This is first.\n1.1.1 Deeper.\n1.2 This is second.\n2. Terms\n2.1 Last.\n",
        &[
            "1 _Scope_",
            "1.1 This is first.",
            "1.1.1 Deeper.",
            "1.2 This is second.",
            "2 _Terms_",
            "2.1 Last.",
        ],
    );
    text("1.1 One.\n1.2 Two.\n2.1 Three.\n", &["1", "1.1 One.", "1.2 Two.", "2", "2.1 Three."]);
    text(
        "I. Security\n1.1 Stop.\nII. Trade\n2.1 Go.\n",
        &["I _Security_", "I.1 Stop.", "II _Trade_", "II.1 Go."],
    );
}

#[test]
fn the_sequence_decides_what_is_a_number() {
    text(
        "Recalling\n\n1. The war began in\n1914. It ended on\n3. May of a later year, and nobody knows when or where.\n\n2. Peace.\n",
        &[
            "1 The war began in 1914. It ended on 3. May of a later year, and nobody knows when or where.",
            "2 Peace.",
        ],
    );
    let eight: String = ('a'..='h').map(|letter| format!("({letter}) word;\n")).collect();
    let eight = eight.replace("(h) word;", "(h) words:");
    let deep = "1. One:\n".to_string() + &eight + "(i) first;\n(ii) second.\n2. Two.\n";
    let read = check_labels(&deep);
    assert_eq!(read[8..], ["1.h", "1.h.i", "1.h.ii", "2"]);
    let letters: String = ('a'..='j').map(|letter| format!("({letter}) word;\n")).collect();
    let labels: Vec<String> = ('a'..='j').map(|letter| format!("{letter} word;")).collect();
    text(&letters, &labels.iter().map(String::as_str).collect::<Vec<_>>());
    text(
        "1. A long line that was broken at this width, which mentions what is said in the point\n(a) of another text and goes on.\n\n2. Two.\n",
        &[
            "1 A long line that was broken at this width, which mentions what is said in the point (a) of another text and goes on.",
            "2 Two.",
        ],
    );
    text(
        "1. Both Parties do what is said in this list, and each of them does it in good time:\n(a) stop, as is said in more words in the annex to this agreement, and as they have agreed in\n(b) below;\n(b) talk.\n",
        &[
            "1 Both Parties do what is said in this list, and each of them does it in good time:",
            "1.a stop, as is said in more words in the annex to this agreement, and as they have agreed in (b) below;",
            "1.b talk.",
        ],
    );
    text("1. One.\n\n2. Two.\n\n4. Four.\n", &["1 One.", "2 Two.", "4 Four."]);
    text(
        "Article 1\n\nOne.\n\nArticle 5 of the treaty applies.\n\nArticle 2\n\nTwo.\n",
        &["1 One. Article 5 of the treaty applies.", "2 Two."],
    );
}

#[test]
fn titles_headings_and_the_preamble() {
    let read = check(
        "a.txt",
        "AGREEMENT ON THE LINE\n\nThe Parties,\n\nRecalling much,\n\nhave agreed:\n\nCHAPTER I\nGeneral\n\nArticle 1 - Line\n\nThe line\nstands.\n\nCHAPTER II\nFinal\n\nArticle 2. Entry into force\n\nIt enters into force.\n",
        &[
            "PP1 The Parties,",
            "PP2 Recalling much,",
            "PP3 have agreed:",
            "1 _Line_ The line stands.",
            "2 _Entry into force_ It enters into force.",
        ],
    );
    assert_eq!(read.draft.title(), Some("AGREEMENT ON THE LINE"));
    let headings: Vec<&[String]> = read.draft.parts().map(|part| part.headings).collect();
    assert_eq!(
        headings,
        [&[][..], &["CHAPTER I General".to_string()], &["CHAPTER II Final".to_string()]]
    );
}

#[test]
fn parts_that_count_anew_hold_their_points() {
    text(
        "Article 1\nMain.\n\nArticle 2\nMore.\n\nANNEX I\n\n1. One.\n2. Two.\n\nANNEX II\n\n1. Other.\n",
        &[
            "1 Main.",
            "2 More.",
            "ANNEX-I",
            "ANNEX-I.1 One.",
            "ANNEX-I.2 Two.",
            "ANNEX-II",
            "ANNEX-II.1 Other.",
        ],
    );
}

#[test]
fn bullets_stand_in_what_is_above() {
    text(
        "1. The sum is paid:\n- at once;\n- later:\n  * in May;\n- at the end.\n2. Done.\n",
        &[
            "1 The sum is paid:",
            "1.¶1 at once;",
            "1.¶2 later:",
            "1.¶2.¶1 in May;",
            "1.¶3 at the end.",
            "2 Done.",
        ],
    );
}

#[test]
fn what_begins_below_bullets_goes_on_with_the_point() {
    text(
        "1. The guns leave:\n- first;\n- second.\n\nThey leave in May.\n\n2. Done.\n",
        &["1 The guns leave: They leave in May.", "1.¶1 first;", "1.¶2 second.", "2 Done."],
    );
    check(
        "a.md",
        "## Text\n\n1. Items:\n\n   - first\n\n     with more;\n   - second.\n\n   The end.\n2. Done.\n",
        &["1 Items: The end.", "1.¶1 first with more;", "1.¶2 second.", "2 Done."],
    );
}

#[test]
fn a_text_without_numbers_is_called_by_its_places() {
    let read = check(
        "a.txt",
        "A letter\n\nDear friends.\n\nIt was\n1914. A bad year.\n",
        &["¶1 Dear friends.", "¶2 It was 1914. A bad year."],
    );
    assert_eq!(read.draft.title(), Some("A letter"));
    assert_eq!(
        notices(&read),
        ["no numbering found: each paragraph is a point, called by its place"]
    );
    text("Only this line\n", &["¶1 Only this line"]);
}

#[test]
fn one_number_twice_and_brackets_without_their_half() {
    let read = check(
        "a.txt",
        "1. One.\n\n2. Two [shall.\n\n1. Again.\n\n2. [a] or b].\n\n3. Three.\n",
        &["1 One.", "2 Two \\[shall.", "1(2) Again.", "2(2) [a] or b\\].", "3 Three."],
    );
    assert_eq!(
        notices(&read),
        [
            "1 stands twice; the later one is called 1(2)",
            "2 stands twice; the later one is called 2(2)",
            "square brackets without their other half written with a backslash: 2",
        ]
    );
}

#[test]
fn what_looks_like_the_home_format_in_a_preamble_stays_words() {
    text(
        "Agreement\n\n1914. Words before.\n\n#5 is a number\n\n_____ signed\n\n1. One.\n\n2. Two.\n",
        &["PP1 1914. Words before.", "PP2 #5 is a number", "PP3 _____ signed", "1 One.", "2 Two."],
    );
}

#[test]
fn a_text_that_is_laid_out_as_the_home_format_is_read_as_that() {
    // Another reader finds no count in a single letter, and too many numbers missing.
    text(
        "1. The border:\n  a. It stays.\n\n2. Done.\n",
        &["1 The border:", "1.a It stays.", "2 Done."],
    );
    text(
        "7. The armies stay.\n\n21. The border is open.\n",
        &["7 The armies stay.", "21 The border is open."],
    );
    // In the middle of a paragraph, or where the numbers fall, it is none.
    text(
        "1. The treaty of\n1914. is void.\n\n2. Done.\n",
        &["1 The treaty of 1914. is void.", "2 Done."],
    );
}

#[test]
fn the_only_item_of_a_list_is_a_sub_point() {
    let points = &["1 North shall not:", "1.a fly over the zone.", "2 Done."];
    for item in ["   a. fly over the zone.", "(a) fly over the zone.", "a) fly over the zone."] {
        let words = format!("TRUCE\n\n1. North shall not:\n{item}\n2. Done.\n");
        text(&words, points);
    }
}

#[test]
fn a_number_that_nothing_goes_on_from_is_told() {
    let told = |text: &str| {
        notices(&paraph_exchange::read("a.txt", text.as_bytes(), &Default::default()).unwrap())
    };
    let alone = told("1. The border is open.\n(a) It stays.\n\n2. Done.\n");
    assert_eq!(alone, ["taken for words, since no count goes on with it: (a)"]);
    let other = told("1. The parties meet.\n\n2) The sum is 600.\n");
    assert_eq!(other, ["taken for words, since no count goes on with it: 2)"]);
    assert!(told("1. The border:\n(a) It stays.\n(b) It moves.\n").is_empty());
}

/// U+200E, U+200F and U+061C are put in by programs by the dozen, and mostly do nothing.
#[test]
fn marks_of_direction_are_told_of_where_they_may_turn_a_figure() {
    let told = |text: &str| {
        let read = paraph_exchange::read("a.txt", text.as_bytes(), &Default::default()).unwrap();
        assert!(!read.draft.print().contains(['\u{200E}', '\u{200F}', '\u{61C}']), "{text}");
        notices(&read)
    };
    for harmless in [
        "1. ينسحب\u{200F} الطرفان.\u{200F}\n2. اثنان.\n",
        "\u{200F}1. ينسحب الطرفان خلال 14\u{200F}يوما.\n\u{200F}2. اثنان.\n",
        "1. One \u{200E}word.\n2. A\u{200E}(b).\n",
        "1. ينسحب\u{61C}14 يوما.\n2. اثنان.\n",
    ] {
        assert_eq!(told(harmless), Vec::<String>::new(), "{harmless}");
    }
    let beside = "marks of direction beside figures or brackets left out, which may have shown them in another order";
    assert_eq!(
        told("1. Within 5\u{200F}-10 days.\n2. Two.\n"),
        [format!("{beside}: `1. Within 5-10 days.`")]
    );
    for turned in [
        "1. Within 5-\u{200F}10 days.\n2. Two.\n",
        "1. Temperature: \u{200F}-5 degrees.\n2. Two.\n",
        "1. ينسحب \u{200E}(14) يوما.\n2. اثنان.\n",
        "1. ينسحب\u{200F}14 يوما.\n2. اثنان.\n",
    ] {
        assert!(told(turned)[0].starts_with(beside), "{turned}");
    }
}

#[test]
fn ordinals_dashes_and_abbreviations_number() {
    text("1º Las Partes.\n2º La misión.\n", &["1 Las Partes.", "2 La misión."]);
    text("1° Les Parties.\n2° La mission.\n", &["1 Les Parties.", "2 La mission."]);
    text("1 - One.\n2 - Two.\n", &["1 One.", "2 Two."]);
    text("No. 1 One.\nNo. 2 Two.\n", &["1 One.", "2 Two."]);
    text("№ 1 Одно.\n№ 2 Два.\n", &["1 Одно.", "2 Два."]);
    text("Article 1er\nUn.\n\nArticle 2\nDeux.\n", &["1 Un.", "2 Deux."]);
    text(
        "1. The list is that of document\nNo. 5 of the annex.\n\n2. Two.\n",
        &["1 The list is that of document No. 5 of the annex.", "2 Two."],
    );
}

#[test]
fn numbers_of_scripts_without_spaces() {
    text(
        "第一条\n双方撤军。\n\n第二条\n特派团监督：\n（一）白天；\n（二）夜间。\n\n第十二条　货物自由流通。\n",
        &["1 双方撤军。", "2 特派团监督：", "2.一 白天；", "2.二 夜间。", "12 货物自由流通。"],
    );
    text("一、撤军。\n二、监督。\n", &["一 撤军。", "二 监督。"]);
    text("第１条　撤退する。\n第２条　監視する。\n", &["1 撤退する。", "2 監視する。"]);
    text("1. 按照\n第五条规定撤军。\n\n2. 监督。\n", &["1 按照 第五条规定撤军。", "2 监督。"]);
    text(
        "סעיף 1\nהצדדים יסוגו.\n\nסעיף 2\nהמשלחת תפקח:\nא. ביום;\nב. בלילה.\n",
        &["1 הצדדים יסוגו.", "2 המשלחת תפקח:", "2.א ביום;", "2.ב בלילה."],
    );
}

#[test]
fn a_count_may_run_on_through_the_points_that_hold_it() {
    text(
        "I. Withdrawal\n1. One.\n2. Two.\nII. Trade\n3. Three.\n4. Four.\n",
        &["I _Withdrawal_", "I.1 One.", "I.2 Two.", "II _Trade_", "II.3 Three.", "II.4 Four."],
    );
    text(
        "§ 1 Line\n(1) One.\n(2) Two.\n§ 2 Trade\n(1) Alone:\n1. by land;\n2. by sea.\n",
        &[
            "1 _Line_",
            "1.1 One.",
            "1.2 Two.",
            "2 _Trade_",
            "2.1 Alone:",
            "2.1.1 by land;",
            "2.1.2 by sea.",
        ],
    );
}

#[test]
fn a_numbered_heading_has_its_clause_on_the_next_line() {
    text(
        "1. Withdrawal\nThe Parties withdraw their forces within 14 days of signature.\n\n2. Trade\nGoods move freely across the line that is drawn on the map.\n",
        &[
            "1 _Withdrawal_ The Parties withdraw their forces within 14 days of signature.",
            "2 _Trade_ Goods move freely across the line that is drawn on the map.",
        ],
    );
    text(
        "1. The Parties agree with the good offices of the Kingdom of\nNorway and of others, who are named in the annex, to withdraw.\n\n2. Two.\n",
        &[
            "1 The Parties agree with the good offices of the Kingdom of Norway and of others, who are named in the annex, to withdraw.",
            "2 Two.",
        ],
    );
}

/// A heading in a line of its own is none of the words, and what is numbered below it is a point.
#[test]
fn below_a_heading_any_number_of_a_count_is_a_point() {
    text(
        "Article 4. Costs\n1. Each Party pays a half.\n2. Each pays in May.\nArticle 5. Territory\n1. Nothing here moves a border.\n",
        &[
            "4 _Costs_",
            "4.1 Each Party pays a half.",
            "4.2 Each pays in May.",
            "5 _Territory_",
            "5.1 Nothing here moves a border.",
        ],
    );
    text(
        "PART IV - Relief\n1. Convoys may cross the line of contact at the bridge.\n2. They halt at night.\nPART V - Status\n4. This Arrangement leaves the status open.\n5. It is so.\n",
        &[
            "1 Convoys may cross the line of contact at the bridge.",
            "2 They halt at night.",
            "4 This Arrangement leaves the status open.",
            "5 It is so.",
        ],
    );
}

/// A number that begins anew below a heading with a number of its own kind stands in it, as `4.1` does.
#[test]
fn a_numbered_heading_holds_what_is_counted_anew_below_it() {
    let inner = [
        "1 _Scope_",
        "1.1 This applies to wheat.",
        "1.2 It applies to rye.",
        "2 _Price_",
        "2.1 The Buyer shall pay 100 euros.",
        "4 _Disputes_",
        "4.1 The courts of Oslo decide.",
        "4.2 The losing side bears the costs.",
        "5 Notices are in writing.",
    ];
    let anew = "1. Scope\n1. This applies to wheat.\n2. It applies to rye.\n2. Price\n1. The Buyer shall pay 100 euros.\n4. Disputes\n1. The courts of Oslo decide.\n2. The losing side bears the costs.\n5. Notices are in writing.\n";
    text(anew, &inner);
    text(&anew.replace('\n', "\n\n"), &inner);
    // A list that is counted anew without a heading above it is no part of the last point.
    text(
        "1. Wheat\n2. Rye\n3. Oats\n\n1. Cows\n2. Sheep\n",
        &["1 Wheat", "2 Rye", "3 Oats", "1(2) Cows", "2(2) Sheep"],
    );
}

/// What goes on behind the last sub-point with the sentence over all of them is said of each: it is no part of the last.
#[test]
fn words_behind_the_last_sub_point_belong_to_the_point_that_holds_it() {
    let expected = [
        "1 The Parties meet.",
        "2 Where the Seller shall notify the Buyer.",
        "2.a the goods are late; or",
        "2.b the goods are bad,",
        "3 The Buyer shall pay.",
    ];
    for indent in ["", "   "] {
        for apart in ["\n", "\n\n"] {
            let lines = [
                "1. The Parties meet.".to_string(),
                "2. Where".to_string(),
                format!("{indent}(a) the goods are late; or"),
                format!("{indent}(b) the goods are bad,"),
                "the Seller shall notify the Buyer.".to_string(),
                "3. The Buyer shall pay.".to_string(),
            ];
            text(&lines.join(apart), &expected);
        }
    }
    // A line that was broken to a width goes on with the sub-point.
    text(
        "1. The Seller:\n(a) shall deliver all of the goods to the port of\nthe Buyer, at his own cost, within thirty days\nof the day of the order; and\n(b) shall insure the goods.\n2. Done.\n",
        &[
            "1 The Seller:",
            "1.a shall deliver all of the goods to the port of the Buyer, at his own cost, within thirty days of the day of the order; and",
            "1.b shall insure the goods.",
            "2 Done.",
        ],
    );
}

/// A number that was typed twice is a mistake of the draft, and each of the two is a point; a number that stands in
/// a paragraph of its own and begins no sentence is none.
#[test]
fn a_number_that_was_typed_twice_is_two_points() {
    let twice = "1. Alpha pays.\n\n2. Beta leaves.\n\n2. Delta keeps the bridge.\n\n3. The end.\n";
    let read = check(
        "a.txt",
        twice,
        &["1 Alpha pays.", "2 Beta leaves.", "2(2) Delta keeps the bridge.", "3 The end."],
    );
    assert_eq!(notices(&read), ["2 stands twice; the later one is called 2(2)"]);
    let inside =
        ["1 Alpha pays.", "2 Beta leaves. 2. of the Lease keeps the bridge.", "3 The end."];
    text(&twice.replace("2. Delta", "2. of the Lease"), &inside);
}

/// In Markdown a paragraph without indent stands outside the list, though it goes on with its item.
#[test]
fn letters_behind_an_empty_line_belong_to_the_point_above_them() {
    let expected =
        ["1 The Seller{}", "1.a delivers the goods;", "1.b insures them.", "2 The Buyer pays."];
    for end in [":", " shall"] {
        let text = format!(
            "# Sale\n\n1. The Seller{end}\n\n(a) delivers the goods;\n\n(b) insures them.\n\n2. The Buyer pays.\n"
        );
        let expected = expected.map(|line| line.replace("{}", end));
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check("a.md", &text, &expected);
        check("a.txt", &text.replace("# Sale", "Sale"), &expected);
    }
    // Bullets between them change nothing.
    check(
        "a.md",
        "# Sale\n\n1. They choose:\n\n   - North\n   - South\n\n(a) one;\n\n(b) two.\n\n2. Two\n",
        &["1 They choose:", "1.¶1 North", "1.¶2 South", "1.a one;", "1.b two.", "2 Two"],
    );
    // Letters that hold numbers hold what follows them.
    check(
        "a.md",
        "# Sale\n\n(a) Goods:\n\n1. They are sent.\n\n2. They are paid.\n\n(b) Papers:\n\n1. They are sent.\n\n2. They are kept.\n",
        &[
            "a Goods:",
            "a.1 They are sent.",
            "a.2 They are paid.",
            "b Papers:",
            "b.1 They are sent.",
            "b.2 They are kept.",
        ],
    );
}
