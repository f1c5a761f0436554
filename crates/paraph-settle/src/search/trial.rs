//! Trial on the generated scenarios.
#![allow(clippy::all, clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "scratch")]
extern crate std;
use crate::{ascent::Ground, objective::*, scenario::*, search::Search, table::Table};
use std::prelude::v1::*;
use std::println;

pub(crate) fn load(path: &std::path::Path) -> Scenario {
    let text = std::fs::read_to_string(path).unwrap();
    let v: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut s = Scenario { scale: v["scale"].as_i64().unwrap(), ..Scenario::default() };
    for i in v["issues"].as_array().unwrap() {
        s.issues.push(Issue {
            name: i["name"].as_str().unwrap().into(),
            options: i["options"]
                .as_array()
                .unwrap()
                .iter()
                .map(|o| Choosable { name: o.as_str().unwrap().into(), wording: None })
                .collect(),
        });
    }
    for p in v["parties"].as_array().unwrap() {
        let r = p["reservation"].as_i64().unwrap();
        let ratings = if let Some(u) = p["u"].as_array() {
            u.iter()
                .map(|row| row.as_array().unwrap().iter().map(|x| x.as_i64().unwrap()).collect())
                .collect()
        } else {
            s.issues.iter().map(|i| vec![0; i.options.len()]).collect()
        };
        let mut party = Party {
            name: p["name"].as_str().unwrap().into(),
            reservation: r,
            ratings,
            terms: vec![],
            cap: None,
        };
        if let Some(rects) = p["rects"].as_array() {
            let max = p["max_raw"].as_i64().unwrap();
            party.cap = Some(max);
            party.reservation =
                (r as i128 * max as i128 + 999_999_999).div_euclid(1_000_000_000) as i64;
            for rect in rects {
                let u = rect["u"].as_i64().unwrap();
                let get = |key: &str| -> Vec<Choice> {
                    let mut c: Vec<Choice> = rect[key]
                        .as_object()
                        .unwrap()
                        .iter()
                        .map(|(i, r)| Choice {
                            issue: i.parse().unwrap(),
                            options: (r[0].as_u64().unwrap() as usize
                                ..=r[1].as_u64().unwrap() as usize)
                                .collect(),
                        })
                        .collect();
                    c.sort();
                    c
                };
                let (inn, ex) = (get("in"), get("ex"));
                if !inn.is_empty() {
                    party.terms.push(Term { value: u, when: inn });
                }
                if !ex.is_empty() {
                    party.terms.push(Term { value: u, when: vec![] });
                    party.terms.push(Term { value: -u, when: ex });
                }
            }
        }
        s.parties.push(party);
    }
    for l in v["red_lines"].as_array().unwrap_or(&vec![]) {
        let of: Vec<Choice> = l["all"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| Choice {
                issue: c[0].as_u64().unwrap() as usize,
                options: vec![c[1].as_u64().unwrap() as usize],
            })
            .collect();
        s.lines.push(Line {
            name: "".into(),
            whose: Some(l["party"].as_u64().unwrap() as usize),
            at_most: of.len() - 1,
            of,
            at_least: 0,
            cost: None,
        });
    }
    s
}

#[test]
fn generated() {
    let dir = std::path::Path::new("/work/shared/data/settlement");
    let expected: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(dir.join("expected.json")).unwrap()).unwrap();
    let only = std::env::var("ONLY").unwrap_or_default();
    for (id, want) in expected["generated"].as_object().unwrap() {
        if !id.contains(&only) {
            continue;
        }
        let s = load(&dir.join("generated").join(format!("{id}.json")));
        let s = s.check().unwrap();
        let table = Table::new(&s, |_, _| true);
        let from: Vec<i64> = s.parties.iter().map(|p| p.reservation).collect();
        for (name, standard) in [
            ("sum", Standard::Sum(vec![1; from.len()])),
            ("least", Standard::Least(vec![1; from.len()])),
            ("nash", Standard::Product),
        ] {
            let objective = Objective { standard, from: from.clone(), acceptable: true };
            let t = std::time::Instant::now();
            let mut search = Search::new(Ground::new(&table, objective.clone()));
            let done = search.run(200_000);
            let time = t.elapsed();
            let best = search.best().map(|b| objective.gains(&b.utilities));
            let t = std::time::Instant::now();
            let checked = if done {
                format!(
                    "{:?}",
                    crate::proof::check::check(
                        &table,
                        &objective,
                        search.best().map(|b| b.seats.as_slice()),
                        search.proof()
                    )
                )
            } else {
                "not done".into()
            };
            let good = match name {
                "sum" => {
                    best.as_ref().map(|b| b.iter().sum::<i64>())
                        == want["max_sum_of_gains"].as_i64()
                }
                "least" => {
                    let mut b = best.clone().unwrap();
                    b.sort();
                    serde_json::json!(b) == want["leximin_sorted_gains"]
                }
                _ => serde_json::json!(best.clone().unwrap()) == want["nash_gains"],
            };
            println!(
                "{id} {name} {} steps {} tokens {} rows {} {:?} check {checked} {:?}",
                if good { "ok" } else { "WRONG" },
                search.steps(),
                search.proof().tokens.len(),
                search.proof().rows.len(),
                time,
                t.elapsed()
            );
        }
    }
}

#[test]
fn nonlinear() {
    let dir = std::path::Path::new("/work/shared/data/settlement");
    let expected: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(dir.join("expected.json")).unwrap()).unwrap();
    let only = std::env::var("ONLY").unwrap_or_default();
    for (id, want) in expected["cases"].as_object().unwrap() {
        if !id.contains(&only) || want["kind"] != "nonlinear" {
            continue;
        }
        let s = load(&dir.join("cases").join(format!("{id}.json")));
        let s = s.check().unwrap();
        let table = Table::new(&s, |_, _| true);
        let list: Vec<(i64, i64)> = want["pareto"]["list_raw"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| (p[0].as_i64().unwrap(), p[1].as_i64().unwrap()))
            .collect();
        for (name, standard) in [
            ("first", Standard::Sum(vec![1, 0])),
            ("sum", Standard::Sum(vec![1; 2])),
            ("least", Standard::Least(vec![1; 2])),
        ] {
            let objective = Objective { standard, from: vec![0, 0], acceptable: false };
            let t = std::time::Instant::now();
            let mut search = Search::new(Ground::new(&table, objective.clone()));
            let done = search.run(20_000);
            let time = t.elapsed();
            let best = search.best().map(|b| b.utilities.clone()).unwrap();
            let checked = if done {
                format!(
                    "{:?}",
                    crate::proof::check::check(
                        &table,
                        &objective,
                        search.best().map(|b| b.seats.as_slice()),
                        search.proof()
                    )
                )
            } else {
                "not done".into()
            };
            let want = match name {
                "first" => list.iter().map(|p| p.0).max(),
                "sum" => list.iter().map(|p| p.0 + p.1).max(),
                _ => list.iter().map(|p| p.0.min(p.1)).max(),
            }
            .unwrap();
            let got = match name {
                "first" => best[0],
                "sum" => best[0] + best[1],
                _ => best[0].min(best[1]),
            };
            println!(
                "{id} {name} got {got} want {want} steps {} tokens {} rows {} {:?} check {checked}",
                search.steps(),
                search.proof().tokens.len(),
                search.proof().rows.len(),
                time
            );
        }
    }
}

#[test]
fn frontier() {
    let dir = std::path::Path::new("/work/shared/data/settlement");
    let expected: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(dir.join("expected.json")).unwrap()).unwrap();
    let only = std::env::var("ONLY").unwrap_or_default();
    for (id, want) in expected["cases"].as_object().unwrap() {
        if !id.contains(&only) || want["kind"] != "nonlinear" {
            continue;
        }
        let s = load(&dir.join("cases").join(format!("{id}.json"))).check().unwrap();
        let table = Table::new(&s, |_, _| true);
        let mut list: Vec<(i64, i64)> = want["pareto"]["list_raw"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| (p[0].as_i64().unwrap(), p[1].as_i64().unwrap()))
            .collect();
        list.sort_by(|a, b| b.cmp(a));
        let t = std::time::Instant::now();
        let mut got = vec![];
        let (mut floor, mut steps) = (0, 0);
        let mut last: Option<Vec<usize>> = None;
        let k = s.parties[1].cap.unwrap() + 1;
        loop {
            let objective = Objective {
                standard: Standard::Sum(vec![k, 1]),
                from: vec![-1_000_000, floor],
                acceptable: true,
            };
            let mut search = Search::new(Ground::new(&table, objective.clone()));
            if let Some(l) = &last {
                search.offer(l);
            }
            if !search.run(20_000) {
                println!("{id} stopped at {} {floor}", got.len());
                break;
            }
            steps += search.steps();
            let Some(best) = search.best() else { break };
            got.push((best.utilities[0], best.utilities[1]));
            last = Some(best.seats.clone());
            floor = best.utilities[1] + 1;
        }
        println!(
            "{id} {} points of {} {} steps {steps} {:?}",
            got.len(),
            list.len(),
            if got == list { "same" } else { "OTHER" },
            t.elapsed()
        );
    }
}
