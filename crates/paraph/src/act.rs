//! `act`: one act, of any kind, from its declared fields.

use std::collections::BTreeMap;

use clap::ArgMatches;
use paraph_case::act::kinds;
use paraph_case::field::Count;
use paraph_case::view::Page;
use paraph_desk::{Desk, Outside, Request};

use crate::file::Kept;
use crate::{Answer, Failure, lineage, text, who};

/// The words given for the fields of a kind.
pub(crate) fn words(kind: &str, given: &ArgMatches) -> BTreeMap<String, Vec<String>> {
    let fields = kinds().into_iter().filter(|spec| spec.tag == kind).flat_map(|spec| spec.fields);
    let mut words = BTreeMap::new();
    for field in fields.filter(|field| given.try_contains_id(field.name).is_ok()) {
        let said = match field.count {
            Count::Flag if given.get_flag(field.name) => vec!["true".to_owned()],
            Count::Flag => Vec::new(),
            Count::One | Count::Optional | Count::Many | Count::OneOrMore => {
                crate::texts(given, field.name)
            }
        };
        words.insert(field.name.to_owned(), said);
    }
    words
}

/// The file with the text of a draft that an act brings along.
fn text_of(request: &Request) -> Option<String> {
    let brings = ["table", "submit"].contains(&request.kind.as_str());
    request.words.get("text").filter(|_| brings)?.first().cloned()
}

/// Signs an act and appends it.
pub(crate) fn act(
    desk: &mut Desk,
    matches: &ArgMatches,
    given: &ArgMatches,
    outside: &mut dyn Outside,
) -> Result<Answer, Failure> {
    let Some((kind, fields)) = given.subcommand() else { return Ok(Answer::default()) };
    let request = Request {
        by: who(desk, matches)?,
        channel: text(matches, "channel"),
        kind: kind.to_owned(),
        words: words(kind, fields),
        basis: text(fields, "basis"),
        dry_run: fields.get_flag("dry-run"),
    };
    let mut outside = Kept::of(text_of(&request), outside);
    let done = match desk.act(&request, &mut outside) {
        Ok(done) => done,
        Err(why) => {
            let hints = lineage::hints(desk, &request, &why, &mut outside);
            return Err(match hints {
                Some(hints) => Failure::Several { why: Box::new(why), hints },
                None => why.into(),
            });
        }
    };
    let mut page = Page::default();
    let then = match request.dry_run {
        true => {
            let permitted = "this would be permitted, and nothing was written";
            page.whole(format!("{permitted}: {}", done.sentence));
            "then "
        }
        false => {
            page.whole(done.sentence);
            page.whole(format!("act {}", done.id));
            ""
        }
    };
    for line in done.news {
        page.whole(format!("{then}{line}"));
    }
    let answer = Answer { err: outside.beside().to_owned(), ..page.render(false).into() };
    Ok(answer.beside(&done.broken))
}
