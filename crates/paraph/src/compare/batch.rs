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
use paraph_compare::account::Counts;
use paraph_compare::substance::Party;
use paraph_desk::{Outside, about_file};
use paraph_exchange::Options;
use paraph_text::Draft;

use super::{Compared, Form, note_of_unnamed, parties, wrong_count};
use crate::failure::Failure;
use crate::{Answer, file, texts};
use line::{Told, as_json, as_line};

pub(super) use line::schema;

mod line;

/// How many pairs are under way for each core: one in work, and others that wait for it.
const WAITING: usize = 4;
/// The exit status of trouble, as `diff` has it.
const TROUBLE: u8 = 2;

/// The names of two files.
type Pair = [String; 2];
/// The bytes of both, or why they cannot be had.
type Read = Result<[Vec<u8>; 2], String>;
/// What is answered of a pair, or why nothing is.
type Outcome = Result<Told, String>;

/// How pairs are compared.
struct How {
    options: Options,
    parties: Vec<Party>,
}

/// Compares all pairs that a list names, or that two folders hold.
pub(super) fn answer(
    given: &ArgMatches,
    form: &Form,
    outside: &mut dyn Outside,
) -> Result<Answer, Failure> {
    let pairs = pairs(&texts(given, "files"), outside)?;
    let how = How { options: file::options(given), parties: parties(given)? };
    let (mut out, mut status, mut troubled) = (String::new(), 0, 0_usize);
    let mut is_named = vec![false; how.parties.len()];
    run(&pairs, &how, outside, |pair, told| {
        let named = told.iter().flat_map(|told| &told.named);
        is_named.iter_mut().zip(named).for_each(|(is_named, here)| *is_named |= here);
        status = status.max(told.as_ref().map_or(TROUBLE, Told::status));
        troubled += usize::from(told.is_err());
        match form {
            Form::Check => {}
            Form::Json => out.push_str(&as_json(pair, told)),
            // The other forms are refused with many pairs.
            _ => out.push_str(&as_line(pair, &told)),
        }
    });
    let mut err = match troubled {
        0 => String::new(),
        _ => format!("note: {troubled} of {} pairs could not be compared\n", pairs.len()),
    };
    let unnamed = how.parties.iter().zip(is_named).filter(|(_, is_named)| !is_named);
    err.extend(unnamed.map(|(party, _)| note_of_unnamed(party, pairs.len() * 2 + 1)));
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
    Ok([file::bytes(&pair[0], outside)?, file::bytes(&pair[1], outside)?])
}

/// Compares two files.
fn compare(pair: &Pair, [old, new]: &[Vec<u8>; 2], how: &How) -> Outcome {
    let (old, new) =
        (file::of(&pair[0], old, &how.options)?, file::of(&pair[1], new, &how.options)?);
    let compared = Compared::of(&how.parties, old, new);
    let (old, new) = (&compared.old, &compared.new);
    Ok(Told {
        sameness: compared.sameness(),
        counts: Counts::of(&compared.account),
        substance: compared.account.certain(),
        apart: compared.apart(),
        struck: compared.struck.as_ref().map_or(0, |struck| struck.events().len()),
        notices: old.notices.len() + new.notices.len(),
        is_bounded: compared.account.alignment.is_bounded,
        named: named(&how.parties, [&old.draft, &new.draft]),
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
