//! `compare --batch`: many pairs of drafts on all cores, a line for each.
//!
//! Files are read by one thread, in order, and compared by as many as there are cores; the lines
//! stand in the order in which the pairs were given, whoever was ready first. What cannot be read is
//! told in its place and stops nothing. So many pairs are under way at once that every core has
//! work, and no more, so that memory does not grow with their number.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::Path;
use std::sync::{Mutex, mpsc};
use std::thread;

use clap::ArgMatches;
use paraph_case::view::Shown as _;
use paraph_compare::account::{Account, Row, Sameness};
use paraph_compare::substance::Party;
use paraph_desk::{Outside, about_file};
use paraph_exchange::{Apart, Options};
use paraph_log::json::Map;
use paraph_text::Draft;

use super::json::{left_out, sameness};
use super::struck::{Readings, Struck};
use super::{different, note_of_unnamed, of_files, parties, wrong_count};
use crate::failure::Failure;
use crate::{Answer, file, texts};

/// How many pairs are under way for each core: one in work, and others that wait for it.
const WAITING: usize = 4;
/// The exit status of trouble, as `diff` has it.
const TROUBLE: u8 = 2;

/// The names of two files.
type Pair = [String; 2];
/// The bytes of both, or why they cannot be had.
type Read = Result<[Vec<u8>; 2], String>;
/// What is answered of a pair, or why nothing is.
type Outcome = Result<Counts, String>;

/// How pairs are compared.
struct How {
    options: Options,
    parties: Vec<Party>,
}

/// What is answered of a pair of drafts.
struct Counts {
    sameness: Sameness,
    counts: [(&'static str, usize); 6],
    /// What was left out of the one file and not of the other.
    apart: Option<Apart>,
    /// How many lines tell what words struck out by hand change.
    struck: usize,
    /// Whether the commonest words were not looked up.
    is_bounded: bool,
    /// Which of the parties that were given a draft of it names.
    named: Vec<bool>,
}

/// Compares all pairs that a list names, or that two folders hold.
pub(super) fn answer(given: &ArgMatches, outside: &mut dyn Outside) -> Result<Answer, Failure> {
    let pairs = pairs(&texts(given, "files"), outside)?;
    let is_json = given.get_flag("json");
    let how = How { options: file::options(given), parties: parties(given)? };
    let (mut out, mut status, mut troubled) = (String::new(), 0, 0_usize);
    let mut is_named = vec![false; how.parties.len()];
    run(&pairs, &how, outside, |pair, told| {
        let named = told.iter().flat_map(|counts| &counts.named);
        is_named.iter_mut().zip(named).for_each(|(is_named, here)| *is_named |= here);
        status = status.max(told.as_ref().map_or(TROUBLE, |counts| different(counts.sameness)));
        troubled += usize::from(told.is_err());
        out.push_str(&if is_json { as_json(pair, &told) } else { as_line(pair, &told) });
    });
    let mut err = match troubled {
        0 => String::new(),
        _ => format!("note: {troubled} of {} pairs could not be compared\n", pairs.len()),
    };
    let unnamed = how.parties.iter().zip(is_named).filter(|(_, is_named)| !is_named);
    err.extend(unnamed.map(|(party, _)| note_of_unnamed(party, pairs.len() * 2 + 1)));
    if given.get_flag("check") {
        out.clear();
    }
    Ok(Answer { status, out, err })
}

/// Tells every pair, in order.
fn run(pairs: &[Pair], how: &How, outside: &mut dyn Outside, mut tell: impl FnMut(&Pair, Outcome)) {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let (jobs, work) = mpsc::channel::<(usize, Read)>();
    let (done, told) = mpsc::channel::<(usize, Outcome)>();
    let work = Mutex::new(work);
    thread::scope(|scope| {
        for _ in 0..cores.min(pairs.len()) {
            let (work, done) = (&work, done.clone());
            scope.spawn(move || {
                // A thread that waits holds the lock, so that the others wait behind it.
                while let Some((at, read)) = work.lock().ok().and_then(|work| work.recv().ok()) {
                    let told = read.and_then(|read| compare(&pairs[at], &read, how));
                    if done.send((at, told)).is_err() {
                        return;
                    }
                }
            });
        }
        let (mut next, mut ready) = (0, BTreeMap::new());
        for count in 0..pairs.len() {
            while next < pairs.len() && next < count + cores * WAITING {
                let read = read(&pairs[next], outside);
                // The threads are there as long as there is work.
                let _sent = jobs.send((next, read));
                next += 1;
            }
            while !ready.contains_key(&count) {
                let Ok((at, told)) = told.recv() else { return };
                ready.insert(at, told);
            }
            if let Some(told) = ready.remove(&count) {
                tell(&pairs[count], told);
            }
            outside.told_pair(count + 1, pairs.len());
        }
        // Nothing is sent any more: each thread ends when it asks for work.
        drop(jobs);
    });
}

/// The bytes of both files.
fn read(pair: &Pair, outside: &mut dyn Outside) -> Read {
    let mut bytes =
        |name: &str| outside.read(name).map_err(|error| about_file(Path::new(name), &error));
    Ok([bytes(&pair[0])?, bytes(&pair[1])?])
}

/// Compares two files.
fn compare(pair: &Pair, [old, new]: &[Vec<u8>; 2], how: &How) -> Outcome {
    let draft = |name: &str, bytes: &[u8]| {
        let read = paraph_exchange::read(name, bytes, &how.options);
        read.map(|read| (read.draft, read.seen, read.left_out))
            .map_err(|bad| format!("{}: {bad}; {}", file::shown(name), bad.hint()))
    };
    let (old, old_seen, old_rest) = draft(&pair[0], old)?;
    let (new, new_seen, new_rest) = draft(&pair[1], new)?;
    let account = Account::among(&how.parties, &old, &new);
    let files = [(&old, &old_seen), (&new, &new_seen)];
    let files = files.map(|(draft, seen)| Readings { draft, seen: seen.as_ref() });
    let struck = Struck::of(&how.parties, &account, files);
    let of = |is: &dyn Fn(&Row) -> bool| account.rows.iter().filter(|row| is(row)).count();
    let counts = [
        ("dropped", account.dropped().count()),
        ("added", account.added().count()),
        ("edited", of(&Row::is_rewritten)),
        ("moved", of(&|row| row.is_moved)),
        ("renumbered", of(&|row| row.is_renumbered)),
        ("substance", account.certain()),
    ];
    let apart = old_rest.apart(&new_rest);
    Ok(Counts {
        sameness: of_files(&account, struck.as_ref(), apart.is_some()),
        counts,
        apart,
        struck: struck.map_or(0, |struck| struck.lines.len()),
        is_bounded: account.alignment.is_bounded,
        named: named(&how.parties, [&old, &new]),
    })
}

/// Which parties one of the drafts names.
fn named(parties: &[Party], drafts: [&Draft; 2]) -> Vec<bool> {
    if parties.is_empty() {
        return Vec::new();
    }
    let texts = drafts.map(Draft::print);
    parties.iter().map(|party| texts.iter().any(|text| party.is_named_in(text))).collect()
}

/// `substance  2 dropped, 1 added  old/treaty.txt  new/treaty.txt`, divided by tabs.
fn as_line([old, new]: &Pair, told: &Outcome) -> String {
    let (word, what) = match told {
        Ok(counts) => (sameness(counts.sameness), counts.said()),
        Err(why) => ("trouble", why.replace(['\n', '\t'], " ")),
    };
    let (old, new) = (file::shown(old), file::shown(new));
    format!("{word}\t{what}\t{old}\t{new}\n")
}

impl Counts {
    /// What is not nothing; the changes of substance are named as such, and what was not compared.
    fn said(&self) -> String {
        let word = |name| if name == "substance" { "in substance" } else { name };
        let told = self.counts.iter().filter(|(_, count)| *count > 0);
        let mut told: Vec<String> =
            told.map(|(name, count)| format!("{count} {}", word(name))).collect();
        let struck = Some(self.struck).filter(|count| *count > 0);
        told.extend(struck.map(|count| format!("{count} through words struck out by hand")));
        told.extend(self.apart.as_ref().map(|_| "what was left out differs".to_owned()));
        told.extend(self.is_bounded.then(|| "the commonest words not looked up".to_owned()));
        if told.is_empty() { "-".to_owned() } else { told.join(", ") }
    }
}

fn as_json([old, new]: &Pair, told: &Outcome) -> String {
    let mut all = Map::default();
    all.insert("old", old.as_str());
    all.insert("new", new.as_str());
    match told {
        Ok(told) => {
            all.insert("sameness", sameness(told.sameness));
            for (name, count) in told.counts {
                all.insert(name, i64::try_from(count).unwrap_or(i64::MAX));
            }
            if let Some(apart) = &told.apart {
                all.insert("left_out", left_out(apart.clone()).json());
            }
            if told.struck > 0 {
                all.insert("struck", i64::try_from(told.struck).unwrap_or(i64::MAX));
            }
            all.insert("bounded", told.is_bounded);
        }
        Err(why) => {
            all.insert("trouble", why.as_str());
        }
    }
    let line = paraph_log::json::Value::from(all).to_canonical();
    format!("{}\n", String::from_utf8_lossy(&line))
}

/// The pairs that are to be compared.
fn pairs(given: &[String], outside: &mut dyn Outside) -> Result<Vec<Pair>, Failure> {
    match given {
        [list] => listed(list, outside),
        [old, new] if [old, new].iter().any(|name| Path::new(name).is_file()) => Err(trouble(
            "--batch takes one list of pairs, or two folders, and here are two names of which one is a \
             file: leave --batch out to compare two drafts"
                .into(),
        )),
        [old, new] => in_folders(old, new),
        _ => Err(wrong_count("with --batch a list or two folders", given.len())),
    }
}

fn trouble(why: String) -> Failure {
    Failure::Words { why, hint: None }
}

/// The pairs of a list: a line for each, the old file and the new one divided by a tab.
fn listed(list: &str, outside: &mut dyn Outside) -> Result<Vec<Pair>, Failure> {
    let bytes = outside.read(list).map_err(|error| trouble(about_file(Path::new(list), &error)))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        trouble(format!("{}: a list of pairs is UTF-8, and this is not", file::shown(list)))
    })?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let pair = |(at, line): (usize, &str)| match line.split('\t').collect::<Vec<_>>()[..] {
        [old, new] if !old.is_empty() && !new.is_empty() => Ok([old.to_owned(), new.to_owned()]),
        _ => Err(trouble(format!(
            "{}, line {}: not two files divided by a tab: '{line}'",
            file::shown(list),
            at + 1
        ))),
    };
    lines.map(pair).collect()
}

/// The files that stand in two folders under one name, in the order of their names; a file that
/// stands in one of them only is trouble of its own.
fn in_folders(old: &str, new: &str) -> Result<Vec<Pair>, Failure> {
    let mut names = names(old)?;
    names.extend(self::names(new)?);
    names.sort_unstable();
    names.dedup();
    let within = |folder: &str, name: &str| Path::new(folder).join(name).display().to_string();
    Ok(names.iter().map(|name| [within(old, name), within(new, name)]).collect())
}

/// The names of the files in a folder; what begins with a full stop is hidden.
fn names(folder: &str) -> Result<Vec<String>, Failure> {
    let failed = |error: std::io::Error| trouble(about_file(Path::new(folder), &error));
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && entry.path().is_file() {
            names.push(name);
        }
    }
    Ok(names)
}
