//! Kept work: written with `--save`, taken up again with `--resume`.
//!
//! What takes long is not lost to its length: once the whole is longer than what is read again, what was
//! kept before stays. So it is kept on the way, whenever something more is proved that took some steps, and
//! after each quarter more of them, and is there even where the program is ended and not only interrupted.

use paraph_desk::Outside;
use paraph_exchange::FILE_BYTES_MAX;
use paraph_log::hash::sha256;
use paraph_settle::settling::{Ready, Settling, Solution};

use super::outputs::Outputs;
use super::{digest, file, is_of_another, trouble};
use crate::failure::Failure;

/// What the last line of kept work begins with; the digest of all before it follows.
const SEAL: &str = "seal ";

/// At least so many steps lie between one time that work is kept and the next, where nothing is proved.
const APART: u64 = 4096;

/// What is proved in less than this part of the steps before is not kept by itself: to spell all of the work,
/// and write it, takes longer than to do that again.
const PART: u64 = 32;

/// Where work is kept, and the last of it that can be read again.
pub(super) struct Saving {
    name: String,
    digest: String,
    last: String,
    /// How many steps are in the last of it.
    steps: u64,
    /// After how many steps it is kept again.
    next: u64,
    /// Whether the search that is worked on was longer than what is read again: its proof only grows.
    is_long: bool,
    /// The same of what is proved.
    is_full: bool,
    /// So many bytes are read again.
    most: usize,
    /// So many steps are apart at least.
    apart: u64,
}

impl Saving {
    /// Begins; `before` is what is gone on with.
    pub(super) fn begun(
        name: String,
        settling: &Settling<'_>,
        before: Option<String>,
        ready: &Ready,
    ) -> Result<Self, Failure> {
        let digest = digest(ready.scenario())?;
        let last = before.unwrap_or_else(|| sealed(settling.keep(&digest)));
        let (steps, most) = (settling.progress().steps, FILE_BYTES_MAX);
        let (is_long, is_full) = (false, false);
        let (next, apart) = (0, APART);
        Ok(Self { name, digest, last, steps, next, is_long, is_full, most, apart })
    }

    /// Keeps the work on the way; `is_proved` where something more was proved since.
    pub(super) fn keep(&mut self, settling: &Settling<'_>, is_proved: bool) {
        let steps = settling.progress().steps;
        // What was proved is shorter than the search for it was.
        self.is_long &= !is_proved;
        let due = if is_proved { self.steps + self.steps / PART } else { self.next };
        if self.is_full || self.is_long || steps < due {
            return;
        }
        self.next = steps + (steps / 4).max(self.apart);
        let work = sealed(settling.keep(&self.digest));
        self.is_long = work.len() > self.most;
        if self.is_long {
            self.is_full = is_proved;
            return;
        }
        (self.last, self.steps) = (work, steps);
        if self.name != "-" {
            // Whether it can be written is told at the end, when it is written once more.
            let _untold = file::write_private(&self.name, &self.last);
        }
    }

    /// Keeps all of the work, or what was kept before where that is too long.
    pub(super) fn end(self, settling: &Settling<'_>, written: &mut Outputs) {
        let whole = sealed(settling.keep(&self.digest));
        if whole.len() <= self.most {
            return written.to("save", &self.name, Ok(whole));
        }
        let (long, most) = (whole.len().div_ceil(1 << 20), self.most >> 20);
        let (kept, of) = (self.steps, settling.progress().steps);
        written.note(&format!(
            "--save: all of the work would be {long} MiB long, and no more than {most} MiB are read again: \
             kept is what {kept} of its {of} steps came to, and --resume begins the others anew"
        ));
        written.to("save", &self.name, Ok(self.last));
    }
}

fn sealed(kept: String) -> String {
    let seal = format!("{SEAL}{}\n", sha256(kept.as_bytes()));
    kept + &seal
}

/// Takes kept work up again; gives it back as it was kept, too.
pub(super) fn resume<'a>(
    name: &str,
    ready: &'a Ready,
    is_proved: bool,
    outside: &mut dyn Outside,
) -> Result<(Settling<'a>, String), Failure> {
    let text = file::text(name, outside)?;
    let wrong = |why: &str| trouble(format!("{name}: {why}; settle anew, without --resume"));
    let body = text.trim_end_matches('\n').rfind('\n').map_or(0, |at| at + 1);
    let (body, seal) = text.split_at(body);
    if seal != format!("{SEAL}{}\n", sha256(body.as_bytes())) {
        return Err(wrong("this is no work that `paraph settle --save` kept, or it was altered"));
    }
    if is_of_another(body, &digest(ready.scenario())?) {
        return Err(wrong("it is of another scenario, or the scenario was altered since"));
    }
    let kept = Settling::resume(body, ready).map_err(|bad| wrong(&bad.to_string()))?;
    if is_proved && !kept.settling.proves() {
        return Err(wrong("it was kept without --proof, and cannot be gone on with for a proof"));
    }
    Ok((kept.settling, text))
}

/// Work on one standard is gone on with as that, and other work as what it is.
pub(super) fn same_standard(
    name: &str,
    only: Option<Solution>,
    settling: &Settling<'_>,
) -> Result<(), Failure> {
    let Some(only) = only.filter(|only| settling.alone() != Some(*only)) else { return Ok(()) };
    let kept = match settling.alone() {
        Some(solution) => format!("work on {} alone", solution.word()),
        None => "work on all standards".into(),
    };
    let only = only.word();
    Err(trouble(format!(
        "{name}: it is {kept}, not on {only} alone: go on with it without --only, or settle {only} anew, \
         without --resume"
    )))
}

/// What was found by going on from a file is only told once its proofs were checked.
pub(super) fn sound(name: &str, ready: &Ready, settling: &Settling<'_>) -> Result<(), Failure> {
    let certified = settling.answers().iter().filter_map(|answer| answer.certificate.as_ref());
    for certificate in certified {
        ready.verify(certificate).map_err(|flaw| {
            trouble(format!("{name}: what it was gone on from proves nothing: {flaw}; settle anew"))
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use paraph_settle::sample::{Size, scenario};
    use paraph_settle::settling::{Ready, Settling};

    use super::{Saving, sealed};
    use crate::settle::outputs::Outputs;

    /// Settles for so many steps and keeps it where at most so many bytes are read again.
    fn kept(ready: &Ready, steps: u64, most: Option<usize>) -> Outputs {
        let mut settling = Settling::by_search(ready);
        let saving = Saving::begun("-".into(), &settling, None, ready).unwrap();
        let mut saving = Saving { most: most.unwrap_or(saving.most), apart: 4, ..saving };
        while settling.progress().steps < steps {
            let left = settling.progress().left;
            let is_proved = settling.advance(1).left < left;
            saving.keep(&settling, is_proved);
        }
        let mut written = Outputs::default();
        saving.end(&settling, &mut written);
        written
    }

    /// What was proved in few steps beside those that are kept already is not worth the time.
    #[test]
    fn what_took_little_is_not_kept_by_itself() {
        let size = Size { parties: 3, issues: 8, options: 3, lines: 0 };
        let ready = Ready::new(scenario(size, 1).check().unwrap());
        let mut settling = Settling::by_search(&ready);
        let steps = settling.advance(1).steps;
        for (kept, is_kept) in [(0, true), (steps, true), (steps * 32, false)] {
            let begun =
                Saving::begun("-".into(), &settling, Some("before".into()), &ready).unwrap();
            let mut saving = Saving { steps: kept, ..begun };
            saving.keep(&settling, true);
            assert_eq!(saving.last != "before", is_kept, "{kept}");
        }
    }

    /// Whatever is too long, what was proved before is kept, it is said of how many steps, and it is gone on
    /// with to the same end.
    #[test]
    fn what_is_too_long_keeps_what_was_kept_before() {
        let size = Size { parties: 6, issues: 20, options: 3, lines: 0 };
        let ready = Ready::new(scenario(size, 1).check().unwrap());
        let mut all = Settling::by_search(&ready);
        all.advance(u64::MAX);
        let steps = all.progress().steps;
        assert!(steps > 20, "{steps}");
        let (mut cut, mut older) = (0, std::collections::BTreeSet::new());
        for at in (1..steps).step_by(usize::try_from(steps / 20).unwrap()) {
            let whole = kept(&ready, at, None);
            assert_eq!((whole.err.as_str(), whole.is_trouble), ("", false));
            for most in [whole.out.len() - 1, whole.out.len() / 2] {
                let written = kept(&ready, at, Some(most));
                assert!(!written.is_trouble && written.out.len() <= whole.out.len());
                assert!(
                    written.err.contains(&format!("of its {at} steps came to")),
                    "{}",
                    written.err
                );
                let (body, _) = written.out.rsplit_once("seal ").unwrap();
                assert_eq!(sealed(body.to_owned()), written.out);
                let mut again = Settling::resume(body, &ready).unwrap().settling;
                let steps = again.progress().steps;
                older.insert(steps);
                // What is open is kept too, and is more at times.
                let is_most_of_it = 2 * steps + 8 > at;
                assert!(
                    steps < at && (is_most_of_it || most < whole.out.len() - 1),
                    "{steps} {at}"
                );
                again.advance(u64::MAX);
                assert_eq!(again.answers(), all.answers());
                cut += 1;
            }
        }
        assert!(cut > 20 && older.len() > 2, "{cut} {older:?}");
    }
}
