//! A channel that A is not in, in which acts of every kind are done: the room of the examples, with C
//! in the place of A.

use paraph::script::{split, steps};
use paraph_case::act::kinds;
use paraph_desk::Desk;

use crate::Run;
use crate::furnished::ROOM;

/// Who acts there, tried in this order: somebody among them may do whatever can be done.
const PEOPLE: &[&str] = &["M", "B", "C", "U"];

/// How far the salon has come: its next step.
#[derive(Default)]
pub(crate) struct Salon {
    next: usize,
}

impl Salon {
    /// So many steps more: first the room is made as the examples need it, then the example of each
    /// kind is done for which `choose` says so.
    pub(crate) fn goes_on(&mut self, run: &mut Run, by: usize, mut choose: impl FnMut() -> bool) {
        let (room, kinds) = (steps(ROOM), kinds());
        let last = (self.next.saturating_add(by)).min(room.len() + kinds.len());
        for step in core::mem::replace(&mut self.next, last)..last {
            match (room.get(step), step.checked_sub(room.len())) {
                // Its first step founds the case; here it founds the salon.
                (Some(_), _) if step == 0 => found(run),
                (Some(step), _) => drop(run.run_words(&as_c(&step.who), here(&step.words))),
                (None, Some(kind)) if choose() => example(run, kinds[kind].example),
                (None, _) => {}
            }
        }
    }
}

fn found(run: &mut Run) {
    run.run("M", "open salon --party B --party C --party U --mediator M --pen-holder M");
    run.run("M", "act table --text draft-1.txt --channel salon");
}

/// Types an example, as the first of the people who may.
fn example(run: &mut Run, example: &str) {
    let reader = "M".parse().unwrap();
    let salon = Desk::open(&run.desk()).unwrap().channel(&reader, Some("salon"));
    // What can be confirmed can be withdrawn as well.
    let agreement = salon.into_iter().find_map(|salon| {
        let agreed = |it: &&paraph_case::channel::Recorded| {
            it.act.as_ref().is_some_and(|act| act.tag() == "agree") && it.refusal.is_none()
        };
        salon.recorded().iter().find(agreed).map(|it| it.id.to_string())
    });
    let key = run.run("M", "key E").split_whitespace().nth(1).unwrap_or_default().to_owned();
    let words = example.replace("3fa9c10b22…", &agreement.unwrap_or_default());
    let words = here(&split(&format!("act {}", words.replace("3fa9…", &key))));
    // Where the first of its kind is over by now, there may be a second.
    let second = words.iter().map(|word| word.strip_suffix("-1").map_or(word.clone(), second));
    for words in [words.clone(), second.collect()] {
        if PEOPLE.iter().any(|who| run.run_words(who, words.clone()).starts_with("0 ")) {
            break;
        }
    }
}

fn second(name: &str) -> String {
    format!("{name}-2")
}

/// A command in the salon.
fn here(words: &[String]) -> Vec<String> {
    let channel = ["--channel".to_owned(), "salon".to_owned()];
    words.iter().map(|word| as_c(word)).chain(channel).collect()
}

/// Names with C in the place of A.
fn as_c(word: &str) -> String {
    match word.strip_suffix("@A") {
        Some(delegate) => format!("{delegate}@C"),
        None if word == "A" => "C".into(),
        None => word.into(),
    }
}
