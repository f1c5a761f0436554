//! Proofs and unfinished work as text: what is read back proves the same, what was altered proves
//! nothing else, and what is gone on with ends as if it had never been interrupted.
#![expect(clippy::unwrap_used, reason = "a scenario that cannot be settled fails loudly")]

use paraph_settle::account::Account;
use paraph_settle::proof::Proofs;
use paraph_settle::scenario::{Choice, Choosable, Issue, Line, Party, Scenario, Term};
use paraph_settle::settling::{Ready, Settling, Solution};
use proptest::prelude::*;

const ISSUES: usize = 5;
const OPTIONS: usize = 3;

fn issues() -> Vec<Issue> {
    let option = |at: usize| Choosable { name: at.to_string(), wording: None };
    let options = || (0..OPTIONS).map(option).collect();
    (0..ISSUES).map(|at| Issue { name: at.to_string(), options: options() }).collect()
}

fn choice() -> impl Strategy<Value = Choice> {
    (0..ISSUES, 0..OPTIONS).prop_map(|(issue, option)| Choice { issue, options: vec![option] })
}

/// Two choices of different issues.
fn pair() -> impl Strategy<Value = Vec<Choice>> {
    (choice(), choice()).prop_map(|(one, mut other)| {
        if one.issue == other.issue {
            other.issue = (one.issue + 1) % ISSUES;
        }
        let mut both = vec![one, other];
        both.sort();
        both
    })
}

fn party() -> impl Strategy<Value = Party> {
    let ratings = proptest::collection::vec(proptest::collection::vec(0i64..20, OPTIONS), ISSUES);
    let terms = proptest::collection::vec((-9i64..9, pair()), 0..3);
    (ratings, terms, 0i64..50, proptest::option::of(40i64..90)).prop_map(
        |(ratings, terms, reservation, cap)| Party {
            ratings,
            reservation,
            cap,
            terms: terms.into_iter().map(|(value, when)| Term { value, when }).collect(),
            ..Party::default()
        },
    )
}

fn scenario() -> impl Strategy<Value = Ready> {
    let line = pair().prop_map(|of| Line { of, at_most: 1, ..Line::default() });
    let parties = proptest::collection::vec(party(), 2..4);
    let lines = proptest::collection::vec(line, 0..3);
    (parties, lines).prop_map(|(mut parties, lines)| {
        for (at, party) in parties.iter_mut().enumerate() {
            party.name = at.to_string();
        }
        let scenario =
            Scenario { issues: issues(), parties, lines, scale: 100, ..Scenario::default() };
        Ready::new(scenario.check().unwrap())
    })
}

fn settled(ready: &Ready) -> Settling<'_> {
    let mut settling = Settling::by_search(ready);
    settling.advance(u64::MAX);
    settling
}

/// What packages are worth, in their order.
fn vectors(ready: &Ready, packages: &[Vec<usize>]) -> Vec<Vec<i64>> {
    packages.iter().map(|package| ready.scenario().utilities(package)).collect()
}

/// The frontier, as far as it was searched for.
fn points(settling: &Settling<'_>) -> Option<Vec<Vec<i64>>> {
    let points = settling.frontier()?;
    Some(points.iter().map(|point| point.utilities.clone()).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_proof_is_read_back_and_proves_the_same(ready in scenario()) {
        let settling = settled(&ready);
        let proofs = Proofs::of("digest".into(), &settling);
        let text = proofs.spell(&ready);
        let again = Proofs::read(&text, &ready).unwrap();
        prop_assert_eq!(&again, &proofs);
        let proved = again.check(&ready).unwrap();
        let claims = &proved.claims;
        prop_assert_eq!(claims.len(), settling.answers().len());
        prop_assert_eq!(proved.frontier.as_deref().map(|it| vectors(&ready, it)), points(&settling));
        for (claim, answer) in claims.iter().zip(settling.answers()) {
            prop_assert_eq!((claim.solution, &claim.package), (answer.solution, &answer.package));
        }
    }

    /// Whatever certificate is cut out, it is told which.
    #[test]
    fn a_certificate_that_is_cut_out_is_missed(ready in scenario(), at: prop::sample::Index) {
        let mut proofs = Proofs::of("digest".into(), &settled(&ready));
        prop_assert_eq!(proofs.missing(&ready), []);
        let (solution, _) = proofs.certificates.remove(at.index(proofs.certificates.len()));
        let missing = proofs.missing(&ready);
        prop_assert!(missing.contains(&solution), "{solution:?} of {missing:?}");
    }

    /// Kept work that lost a certificate would never find it again.
    #[test]
    fn kept_work_without_a_certificate_is_refused(
        ready in scenario(), steps in 1u64..60, at: prop::sample::Index,
    ) {
        let mut settling = Settling::by_search(&ready);
        settling.advance(steps);
        let text = settling.keep("digest");
        prop_assert!(Settling::resume(&text, &ready).is_ok());
        let starts: Vec<usize> = text.match_indices("\ncertificate ").map(|(at, _)| at + 1).collect();
        if starts.is_empty() {
            return Ok(());
        }
        let start = starts[at.index(starts.len())];
        let end = start + text[start..].find("\nend\n").unwrap() + "\nend\n".len();
        let cut = [&text[..start], &text[end..]].concat();
        prop_assert!(Settling::resume(&cut, &ready).is_err());
    }

    /// One solution alone is as good as among all.
    #[test]
    fn one_alone_is_as_good_as_among_all(ready in scenario(), at in 0usize..4) {
        let solution = paraph_settle::account::STANDARDS[at];
        let all = settled(&ready);
        for mut alone in [Settling::only(&ready, solution), Settling::of_one(&ready, solution)] {
            alone.advance(u64::MAX);
            prop_assert!(alone.is_finished());
            prop_assert_eq!(alone.is_feasible(), all.is_feasible());
            let worth = |settling: &Settling<'_>| {
                let scenario = ready.scenario();
                let answer = settling.answer(solution)?;
                answer.package.as_ref()?;
                let gains = answer.utilities.iter().zip(&scenario.parties);
                let gains: Vec<i64> = gains.map(|(got, party)| got - party.reservation).collect();
                Some(match solution {
                    Solution::Nash => gains.iter().product(),
                    Solution::Utilitarian => gains.iter().sum(),
                    _ => gains.iter().copied().min()?,
                })
            };
            if solution != Solution::KalaiSmorodinsky {
                prop_assert_eq!(worth(&alone), worth(&all));
            } else {
                prop_assert_eq!(worth(&alone).is_some(), worth(&all).is_some());
            }
        }
    }

    /// One byte of it is another, a line is gone, two lines have changed places, another package is named, or
    /// a point of the frontier is gone with the gap above it: then it is refused, or what it says is still true.
    #[test]
    fn an_altered_proof_is_refused_or_still_true(
        ready in scenario(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0u8..6, 32u8..127), 30),
    ) {
        let settling = settled(&ready);
        let text = Proofs::of("digest".into(), &settling).spell(&ready);
        for (at, how, byte) in changes {
            let altered = altered(&text, at, how, byte);
            let Ok(proofs) = Proofs::read(&altered, &ready) else { continue };
            let Ok(proved) = proofs.check(&ready) else { continue };
            if let Some(frontier) = &proved.frontier {
                prop_assert_eq!(Some(vectors(&ready, frontier)), points(&settling), "{}", altered);
            }
            for claim in proved.claims {
                let answer = settling.answer(claim.solution).unwrap();
                // Another package may be as good; then it is so by the whole scenario.
                let worth = |package: &Option<Vec<usize>>| {
                    package.as_ref().map(|package| value(&ready, claim.solution, package))
                };
                let skips = matches!(claim.solution, Solution::KalaiSmorodinsky);
                if skips {
                    prop_assert_eq!(claim.package.is_some(), answer.package.is_some());
                } else {
                    prop_assert_eq!(worth(&claim.package), worth(&answer.package), "{}", altered);
                }
            }
        }
    }

    #[test]
    fn all_at_once_equals_in_parts_from_text(ready in scenario(), parts in proptest::collection::vec(1u64..9, 1..12)) {
        let whole = settled(&ready);
        let mut part = Settling::by_search(&ready);
        for steps in parts {
            part.advance(steps);
            let text = part.keep("digest");
            let kept = Settling::resume(&text, &ready).unwrap();
            prop_assert_eq!(kept.scenario.as_str(), "digest");
            part = kept.settling;
            prop_assert_eq!(part.keep("digest"), text);
        }
        part.advance(u64::MAX);
        prop_assert_eq!(part.answers(), whole.answers());
        prop_assert_eq!(part.progress(), whole.progress());
    }

    /// One standard alone too, whether packages are gone through, searched, or searched for a proof.
    #[test]
    fn one_alone_at_once_equals_in_parts_from_text(
        ready in scenario(), at in 0usize..4, parts in proptest::collection::vec(1u64..6, 1..9),
    ) {
        let solution = paraph_settle::settling::STANDARDS[at];
        for begun in [Settling::only, Settling::of_one, Settling::proving_one] {
            let (mut whole, mut part) = (begun(&ready, solution), begun(&ready, solution));
            whole.advance(u64::MAX);
            for steps in &parts {
                part.advance(*steps);
                let text = part.keep("digest");
                part = Settling::resume(&text, &ready).unwrap().settling;
                prop_assert_eq!(part.alone(), Some(solution));
                prop_assert_eq!(part.keep("digest"), text);
            }
            part.advance(u64::MAX);
            prop_assert_eq!(part.answers(), whole.answers());
            prop_assert!(part.is_finished() && part.frontier().is_none());
        }
    }

    /// Altered work is refused, or is gone on with to something; it never breaks.
    #[test]
    fn altered_work_breaks_nothing(
        ready in scenario(),
        steps in 1u64..20,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0u8..4, 32u8..127), 20),
    ) {
        let alone = Solution::KalaiSmorodinsky;
        for mut settling in [Settling::by_search(&ready), Settling::of_one(&ready, alone)] {
            settling.advance(steps);
            let text = settling.keep("digest");
            for (at, how, byte) in &changes {
                let _refused = Settling::resume(&altered(&text, *at, *how, *byte), &ready);
            }
        }
    }

    /// With proofs and without, at once and in parts, the answers are the same.
    #[test]
    fn a_proof_changes_no_answer(ready in scenario(), steps in 1u64..40) {
        let mut plain = Settling::new(&ready);
        plain.advance(u64::MAX);
        let mut proved = Settling::proving(&ready);
        proved.advance(steps);
        let kept = proved.keep("digest");
        let mut resumed = Settling::resume(&kept, &ready).unwrap().settling;
        for settling in [&mut proved, &mut resumed] {
            settling.advance(u64::MAX);
            prop_assert_eq!(settling.answers().len(), plain.answers().len());
            for answer in plain.answers() {
                let other = settling.answer(answer.solution).unwrap();
                prop_assert_eq!(&other.package, &answer.package);
                prop_assert_eq!(&other.utilities, &answer.utilities);
                prop_assert_eq!(&other.tied, &answer.tied);
                let certificate = other.certificate.as_ref();
                prop_assert!(certificate.is_some_and(|one| ready.verify(one).is_ok()));
            }
            prop_assert_eq!(settling.frontier(), plain.frontier());
            prop_assert_eq!(settling.counts(), plain.counts());
        }
    }

    /// The same of one standard alone: package, ties and counts.
    #[test]
    fn a_proof_of_one_standard_changes_no_answer(ready in scenario(), at in 0usize..4) {
        let solution = paraph_settle::settling::STANDARDS[at];
        let mut plain = Settling::only(&ready, solution);
        let mut proved = Settling::proving_one(&ready, solution);
        for settling in [&mut plain, &mut proved] {
            settling.advance(u64::MAX);
            prop_assert!(settling.is_finished());
        }
        prop_assert_eq!(plain.answers().len(), proved.answers().len());
        for (answer, other) in plain.answers().iter().zip(proved.answers()) {
            prop_assert_eq!(&other.package, &answer.package);
            prop_assert_eq!(&other.tied, &answer.tied);
            let certificate = other.certificate.as_ref();
            prop_assert!(certificate.is_some_and(|one| ready.verify(one).is_ok()));
        }
        prop_assert_eq!(plain.counts(), proved.counts());
    }

    /// Of packages that are as good the start chooses: work goes on from the one it was begun with alone.
    #[test]
    fn work_is_of_its_start(
        ready in scenario(), start in proptest::collection::vec(0..OPTIONS, ISSUES), steps in 1u64..9,
    ) {
        let scenario = Scenario { start: Some(start), ..(**ready.scenario()).clone() };
        let moved = Ready::new(scenario.check().unwrap());
        for (own, other) in [(&ready, &moved), (&moved, &ready)] {
            for mut settling in [Settling::new(own), Settling::proving(own), Settling::by_search(own)] {
                settling.advance(steps);
                let text = settling.keep("digest");
                prop_assert!(Settling::resume(&text, own).is_ok());
                let refused = Settling::resume(&text, other).unwrap_err();
                prop_assert!(refused.what.contains("another starting package"), "{refused}");
            }
        }
    }

    /// What moves against the start is worth something to somebody.
    #[test]
    fn nothing_moves_for_nothing(ready in scenario(), start in proptest::collection::vec(0..OPTIONS, ISSUES)) {
        let scenario = (**ready.scenario()).clone();
        let scenario = Scenario { start: Some(start.clone()), ..scenario };
        let ready = Ready::new(scenario.check().unwrap());
        for answer in settled(&ready).answers() {
            let Some(package) = &answer.package else { continue };
            for (issue, &option) in start.iter().enumerate() {
                let mut back = package.clone();
                back[issue] = option;
                let scenario = ready.scenario();
                prop_assert!(
                    back == *package
                        || !scenario.keeps_lines(&back)
                        || scenario.utilities(&back) != answer.utilities
                );
            }
        }
    }

    /// What is told adds up.
    #[test]
    fn the_account_adds_up(ready in scenario(), start in proptest::collection::vec(0..OPTIONS, ISSUES)) {
        let scenario = (**ready.scenario()).clone();
        let ready = Ready::new(Scenario { start: Some(start.clone()), ..scenario }.check().unwrap());
        let settling = settled(&ready);
        let account = Account::of(&ready, &settling);
        let scenario = ready.scenario();
        for told in &account.solutions {
            let Some(package) = &told.package else { continue };
            prop_assert_eq!(&scenario.utilities(package), &told.utilities);
            for party in 0..scenario.parties.len() {
                let moves: i64 = told.moves.iter().map(|moved| moved.change[party]).sum();
                let before = scenario.parties[party].utility(&start);
                prop_assert_eq!(moves + told.together[party] + before, told.utilities[party]);
            }
        }
        for exchange in &account.exchanges {
            prop_assert!(exchange.change.iter().any(|change| *change != 0));
            for rate in &exchange.rates {
                prop_assert!(rate.lost > 0 && rate.gained > 0);
                prop_assert_eq!(-exchange.change[rate.loser], rate.lost);
            }
        }
    }
}

fn altered(text: &str, at: prop::sample::Index, how: u8, byte: u8) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut lines: Vec<&str> = text.lines().collect();
    match how {
        0 => {
            let at = at.index(bytes.len());
            bytes[at] = byte;
            return String::from_utf8(bytes).unwrap();
        }
        1 => {
            let at = at.index(bytes.len());
            bytes.insert(at, b'0' + byte % 10);
            return String::from_utf8(bytes).unwrap();
        }
        2 => {
            lines.remove(at.index(lines.len()));
        }
        3 => {
            let at = at.index(lines.len() - 1);
            lines.swap(at, at + 1);
        }
        4 => return another_package(&lines, at, byte),
        _ => return without_a_point(&lines, at),
    }
    lines.join("\n") + "\n"
}

/// One package that is named has another option of one issue.
fn another_package(lines: &[&str], at: prop::sample::Index, byte: u8) -> String {
    let mut lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
    let is_package =
        |line: &&mut String| line.starts_with("package ") || line.starts_with("point ");
    let mut named: Vec<&mut String> = lines.iter_mut().filter(is_package).collect();
    let chosen = at.index(named.len());
    let mut words: Vec<String> = named[chosen].split(' ').map(str::to_owned).collect();
    let word = 1 + usize::from(byte / 3) % (words.len() - 1);
    words[word] = (byte % 3).to_string();
    *named[chosen] = words.join(" ");
    lines.join("\n") + "\n"
}

/// One point of the frontier is gone, with the proof of the gap above it.
fn without_a_point(lines: &[&str], at: prop::sample::Index) -> String {
    let places = |word: &str| -> Vec<usize> {
        (0..lines.len()).filter(|&line| lines[line].split(' ').next() == Some(word)).collect()
    };
    let frontier = places("frontier");
    // Without options it is a step of a proof.
    let is_point = |line: &usize| lines[*line].starts_with("point ");
    let points: Vec<usize> = places("point").into_iter().filter(is_point).collect();
    let gaps = places("gap");
    if points.is_empty() || frontier.is_empty() {
        return lines.join("\n") + "\n";
    }
    let one = at.index(points.len());
    let ends = places("end").into_iter().find(|end| *end > gaps[one]).unwrap();
    let stays = |line: &usize| *line != points[one] && !(gaps[one]..=ends).contains(line);
    let left: Vec<&str> = (0..lines.len()).filter(stays).map(|line| lines[line]).collect();
    left.join("\n") + "\n"
}

#[derive(Debug, PartialEq, Eq)]
enum Value {
    Sum(i64),
    Least(Vec<i64>),
    Product(i128),
}

/// What a standard looks at, by the plain definitions.
fn value(ready: &Ready, solution: Solution, package: &[usize]) -> Value {
    let scenario = ready.scenario();
    let utilities = scenario.utilities(package);
    let mut gains: Vec<i64> = scenario.parties.iter().map(|party| party.gain(package)).collect();
    match solution {
        Solution::Ideal(party) => Value::Sum(utilities[party]),
        Solution::Utilitarian | Solution::UtilitarianOfAll => Value::Sum(utilities.iter().sum()),
        Solution::Nash => Value::Product(gains.iter().map(|gain| i128::from(*gain)).product()),
        Solution::Egalitarian | Solution::LeastConcession | Solution::KalaiSmorodinsky => {
            gains.sort_unstable();
            Value::Least(gains)
        }
    }
}
