//! The frontier as a picture: one SVG file that needs nothing else, for print and for readers who do
//! not see it. Shapes and dashes tell things apart, never colour alone. It is the mediator's.

mod axes;
mod parallel;

use paraph_settle::account::{Account, STANDARDS, Told};
use paraph_settle::scenario::Scenario;

use super::number::units;
use super::words;
use paraph_case::view::number;

/// Width and height.
const WIDE: i64 = 760;
const HIGH: i64 = 560;
/// So many points of a frontier are drawn; the text says how many there are.
const POINTS_DRAWN: usize = 2000;

/// What is drawn.
struct Picture<'a> {
    account: &'a Account,
    scenario: &'a Scenario,
    names: Vec<String>,
    /// Whether numbers are central values of rough ones.
    is_central: bool,
    out: String,
}

/// The whole file.
pub(super) fn of(account: &Account, scenario: &Scenario, is_central: bool) -> String {
    let names = words::names(scenario);
    let mut picture = Picture { account, scenario, names, is_central, out: String::new() };
    picture.head();
    if scenario.parties.len() == 2 {
        axes::draw(&mut picture);
    } else {
        parallel::draw(&mut picture);
    }
    picture.legend();
    picture.out.push_str("</svg>\n");
    picture.out
}

impl Picture<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// Title and description, which screen readers read.
    fn head(&mut self) {
        let name = words::clean(&self.scenario.name);
        let name = if name.is_empty() { String::new() } else { format!("{}: ", escaped(&name)) };
        self.put(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDE} {HIGH}\" width=\"{WIDE}\" \
             height=\"{HIGH}\" role=\"img\" aria-labelledby=\"title desc\" \
             font-family=\"sans-serif\" font-size=\"13\">"
        ));
        self.put(&format!(
            "<title id=\"title\">{name}what each party gets of the packages that nobody can improve \
             on without loss to another{}</title>",
            if self.is_central { ", with central values of rough ratings" } else { "" }
        ));
        let description = escaped(&self.description());
        self.put(&format!("<desc id=\"desc\">{description}</desc>"));
        self.put(&format!("<rect width=\"{WIDE}\" height=\"{HIGH}\" fill=\"#fff\"/>"));
    }

    /// The picture in words.
    fn description(&self) -> String {
        let mut said = match &self.account.frontier {
            Some(places) => {
                let good = places.iter().filter(|place| place.is_acceptable).count();
                format!(
                    "The frontier has {}; acceptable to every party: {good}. ",
                    number(places.len(), "point")
                )
            }
            None => "The whole frontier is not known; the solutions are shown alone. ".to_owned(),
        };
        if self.is_central {
            said.insert_str(
                0,
                "Some ratings are rough: all is of central values, which nobody has said. ",
            );
        }
        for told in self.solutions() {
            said.push_str(&format!(
                "{}: {}. ",
                words::solution(told.solution, &self.names),
                self.utilities(&told.utilities)
            ));
        }
        let reservations: Vec<i64> =
            self.scenario.parties.iter().map(|party| party.reservation).collect();
        said.push_str(&format!("Reservation values: {}.", self.utilities(&reservations)));
        said
    }

    fn utilities(&self, utilities: &[i64]) -> String {
        let pairs = self.names.iter().zip(utilities);
        let said = pairs.enumerate().map(|(at, (name, of))| {
            format!("{name} {}{}", self.number(at, *of), self.scenario.unit_of(at))
        });
        said.collect::<Vec<_>>().join(", ")
    }

    /// Units of a party, in what it counts in.
    fn number(&self, party: usize, of: i64) -> String {
        units(of, self.scenario.point_of(party))
    }

    /// The standards for which there is a package, in their order.
    fn solutions(&self) -> Vec<&Told> {
        let all = STANDARDS.iter().filter_map(|standard| self.account.solution(*standard));
        all.filter(|told| told.package.is_some()).collect()
    }

    /// From the least to the most utility of the party that is drawn.
    fn range(&self, party: usize) -> (i64, i64) {
        let places = self.account.frontier.iter().flatten().map(|place| &place.utilities);
        let solutions = self.account.solutions.iter().map(|told| &told.utilities);
        let start = self.account.start.iter().map(|start| &start.utilities);
        let all = places.chain(solutions).chain(start).filter_map(|all| all.get(party).copied());
        let own = self.scenario.parties.get(party).map_or(0, |party| party.reservation);
        let (low, high) = all.fold((own, own), |(low, high), one| (low.min(one), high.max(one)));
        (low, high.max(low + 1))
    }

    /// What the marks mean.
    fn legend(&mut self) {
        let told: Vec<_> = self.solutions().iter().map(|told| told.solution).collect();
        let mut at = 40;
        for solution in told {
            self.mark(solution, at, HIGH - 22);
            let called = escaped(&words::solution(solution, &self.names));
            self.put(&format!("<text x=\"{}\" y=\"{}\">{called}</text>", at + 20, HIGH - 18));
            at += 170;
        }
    }

    /// A shape of its own for each standard, so that colour says nothing alone.
    fn mark(&mut self, solution: paraph_settle::settling::Solution, x: i64, y: i64) {
        let shape = match STANDARDS.iter().position(|other| *other == solution) {
            // Of sizes that leave each to be seen where several stand at one place.
            Some(0) => format!("M{} {}h12v12h-12z", x - 6, y - 6),
            Some(1) => format!("M{x} {}l12 20h-24z", y - 13),
            Some(2) => format!("M{x} {}l16 16l-16 16l-16 -16z", y - 16),
            _ => format!("M{} {}l8 8m0 -8l-8 8", x - 4, y - 4),
        };
        self.put(&format!(
            "<path d=\"{shape}\" fill=\"none\" stroke=\"#000\" stroke-width=\"2\"/>"
        ));
    }
}

/// Where between two ends of the picture a utility lies.
fn between(of: i64, (low, high): (i64, i64), (first, last): (i64, i64)) -> i64 {
    let part = i128::from(of - low) * i128::from(last - first) / i128::from(high - low);
    first + i64::try_from(part).unwrap_or(0)
}

/// Text as it can stand in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A name that may be too long for its place.
fn short(name: &str) -> String {
    const MOST: usize = 16;
    let first: String = name.chars().take(MOST).collect();
    escaped(&if first == name { first } else { format!("{first}…") })
}
