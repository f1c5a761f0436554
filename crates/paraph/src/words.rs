//! The words: what each means here, one meaning each, in the program and in its documents.

use paraph_case::view::{Page, Tone};

use crate::Failure;
use crate::hint::Hint;

/// Each word, or words that belong together, with what it means.
const WORDS: &[(&str, &[(&str, &str)])] = &[
    (
        "Who",
        &[
            ("party", "a side with a say of its own: without its word a point may stay open"),
            (
                "mediator; observer",
                "a member that helps the parties; one that reads. Neither has a say",
            ),
            ("delegate", "a person who acts for a party, with a key of its own: kim@A"),
            ("principal", "a person who can decide points that are kept for principals"),
            (
                "mandate",
                "what a delegate may agree to: which topics, up to which grade, in which time. What goes \
                 beyond it is kept, and counts ad referendum",
            ),
            ("pen-holder", "who alone issues the next draft of a channel"),
            (
                "chair",
                "who orders the work of a channel: the pen-holder, where nobody else was named",
            ),
            (
                "body",
                "a group that is spoken of, with the members known by name and a rule of consent",
            ),
        ],
    ),
    (
        "Where",
        &[
            ("case", "one negotiation, as this desk sees it: the channels that it is in"),
            ("desk", "one running Paraph: its people, their keys, its logs"),
            ("channel", "a room with members and rules; only its members read it"),
            ("caucus; bilateral", "narrower channels: some of the members, or two of them"),
            (
                "under",
                "a narrower channel lies under a wider one, and may point into it; never back",
            ),
            ("log", "everything that was done in a channel, in order; nothing is taken away"),
            ("act", "one signed entry of the log: tabled, agreed, objected, handed over"),
            ("host", "the desk that adds to a channel's log, and signs its head"),
            (
                "head",
                "how many acts a log has, and its root: two who hold the same hold the same log",
            ),
            ("root", "one number that all acts of a log give together: another act, another root"),
            ("log key", "the key that the host signs heads with, as others check them"),
            ("fingerprint", "a few digits of a draft's words, to compare two copies by"),
            ("rule-set", "by which rules a channel's acts are judged; a motion can adopt another"),
            (
                "kept as refused",
                "of an act: it stands in the log against the rules, and changes nothing",
            ),
            (
                "reconstruction",
                "a channel that restates what is publicly reported; one recorder signs its acts, each \
                 with its basis",
            ),
        ],
    ),
    (
        "The text",
        &[
            ("instrument", "the agreement that is being made"),
            ("draft", "one frozen version of its text, with a name, points and a fingerprint"),
            ("tabled", "of a draft: issued by the pen-holder. The last one is on the table"),
            ("submitted", "of a draft: a member's own counter-proposal, not on the table"),
            ("known-of", "of a draft: somebody says it exists; its words are not here"),
            ("base", "the draft that another comes from"),
            ("point", "a numbered provision, which stays itself when its number changes"),
            ("wording", "the exact words of a point: what is agreed to is words, not numbers"),
            ("bracket", "words in a draft that are not agreed: [shall / should]"),
            ("amendment", "a change proposed to the words of a point"),
            ("input", "a wish handed to the pen-holder, often in private"),
            ("disposition", "what became of one of them: taken, in part, refused, open"),
            ("own hand", "of a change in a draft: the pen-holder's, and answering no amendment"),
            (
                "continues",
                "of a point: it is the same point as one of the base, under whatever number",
            ),
            (
                "lineage",
                "what a tabling declares: which point continues which, which are dropped, why the \
                 others are new or changed",
            ),
            (
                "not-on-the-table",
                "of a point: the draft on the table has no place for it; it is told as `3 of draft-1`",
            ),
            ("unchanged", "of a point: the same words under the same number as in the base"),
            (
                "undeclared",
                "of a point of the base: a submitted text does not say what became of it",
            ),
        ],
    ),
    (
        "Where a party stands",
        &[
            ("stance", "a party's stand on words; it does not go over to other words"),
            ("agrees", "it agrees to these words, and that counts"),
            ("ad-referendum", "it agrees, and its authorities have not confirmed yet"),
            ("agrees-if", "it agrees on a condition, which is kept with it"),
            ("objects", "it does not agree, says why, and perhaps what would lift it"),
            ("undecided", "it would object if something came about"),
            (
                "reserves",
                "it holds back its word: scrutiny, parliamentary, substance, linguistic, general",
            ),
            ("asked", "it asked a question, and has no stance"),
            ("took-note", "it took note, which is not agreeing"),
            ("lapsed", "it spoke of earlier words, and must be asked again"),
            ("fell-with-package", "it accepted a package that is not whole any more"),
            ("silent", "it has taken no stance"),
            ("grade", "how far an agreement goes: principle, framework, text, initials, signature"),
            (
                "open; agreed",
                "of a point: somebody's word is missing; nobody's is, by the channel's rule",
            ),
            (
                "unanimity; majority",
                "that rule: every party agrees; more than half, and none objects",
            ),
            ("kept", "of a point: reserved for principals, whose word alone decides it"),
            ("competence", "that one party alone decides a topic; others recognise or deny it"),
        ],
    ),
    (
        "What hangs together",
        &[
            ("package", "points that are agreed together or not at all"),
            ("offer", "something given once another member attests that a condition is met"),
            (
                "gate",
                "a condition on the state of the text, before leaders meet or a text is signed",
            ),
            (
                "motion",
                "a change that needs the others' consent: a new member, pen-holder or chair",
            ),
            (
                "understanding",
                "something a party holds to be settled; others confirm, deny, or are silent",
            ),
            (
                "hand-over",
                "one draft given to one party: sent, delivered, acknowledged, discussed, answered",
            ),
            ("receipt", "a signed acknowledgement that can be shown without opening the channel"),
        ],
    ),
    (
        "What is said",
        &[
            (
                "statement",
                "what somebody is reported to have said: a claim, shown and never counted",
            ),
            ("source", "the report that it was read in"),
            ("check", "whether somebody verified a statement, and how"),
            ("reach", "of a statement: how it can be checked, from public to anonymous"),
            ("strength", "of a statement: what its checks and its chain make of it"),
            ("basis", "in a reconstruction: the statement that an act restates"),
            ("session", "when people met, in which form, and who was there as what"),
            ("incident", "something that happened meanwhile, as reported; it changes no text"),
            ("unknown", "a value like any other: it is shown, and never guessed"),
        ],
    ),
];

/// The glossary.
pub(crate) fn words() -> String {
    let mut page = Page::default();
    page.line(0, "The words of Paraph, with one meaning each.");
    for (heading, words) in WORDS {
        page.gap();
        page.toned(0, Tone::Strong, *heading);
        for (word, meaning) in *words {
            page.line(1, format!("{word}: {meaning}."));
        }
    }
    page.render(false)
}

/// What one word means: `draft`, `took note`, of several that stand together each.
pub(crate) fn word(asked: &str) -> Option<String> {
    let plain = |word: &str| word.trim().to_lowercase().replace([' ', '-'], "");
    let names = |words: &str| words.split(';').any(|word| plain(word) == plain(asked));
    let mut all = WORDS.iter().flat_map(|(_, words)| *words);
    let (word, meaning) = all.find(|(words, _)| names(words))?;
    let mut page = Page::default();
    page.line(0, format!("{word}: {meaning}."));
    Some(page.render(false))
}

/// What one word means, for whoever asks for it as a command.
pub(crate) fn told(asked: &str) -> Result<String, Failure> {
    word(asked).ok_or_else(|| Failure::Words {
        why: format!("`{asked}` is none of the words that are told"),
        hint: Some(Hint::command("words")),
    })
}

#[cfg(test)]
mod tests {
    use paraph_case::drafts::Role;
    use paraph_case::field::Item;
    use paraph_case::members::{DecisionRule, Standing};
    use paraph_case::stances::{Grade, Reservation, Stand};
    use paraph_case::views::State;

    use super::{word, words};

    /// The words of a closed list that views print.
    fn printed<T: Item>() -> Vec<&'static str> {
        T::CHOICES.iter().map(|(word, _)| *word).collect()
    }

    #[test]
    fn one_word_is_told_however_it_is_written() {
        let took_note = word("took note").unwrap_or_default();
        assert!(took_note.starts_with("took-note: it took note"), "{took_note}");
        assert_eq!(word("Took-Note"), Some(took_note));
        assert_eq!(word("bilateral"), word("caucus"));
        assert_eq!(word("rent"), None);
    }

    #[test]
    fn every_word_that_a_legend_prints_is_told() {
        let glossary = words();
        let told: Vec<&str> =
            glossary.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
        let lists = [
            printed::<Stand>(),
            printed::<State>(),
            printed::<Role>(),
            printed::<Grade>(),
            printed::<Reservation>(),
            printed::<Standing>(),
            printed::<DecisionRule>(),
        ];
        for word in lists.concat() {
            assert!(told.contains(&word), "`{word}` is not told");
        }
        assert!(glossary.lines().all(|line| line.chars().count() <= 80));
    }
}
