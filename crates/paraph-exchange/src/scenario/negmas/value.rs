//! The value functions of `NegMAS`: what each option of one issue is worth.

use paraph_settle::scenario::{Issue, MOST};

use super::super::ScenarioError;
use super::super::polynomial::{DEGREE_MAX, Polynomial};
use super::super::ratio::Ratio;
use super::super::tree::Spot;
use super::kind;

/// Each option's value, in the order of the issue.
pub(super) fn read(spot: &Spot<'_>, issue: &Issue) -> Result<Vec<Ratio>, ScenarioError> {
    let number = |name: &str| match spot.get(name) {
        Some(spot) => spot.factor(),
        None => Ok(Ratio::zero()),
    };
    let need = |name: &str| spot.need(name, "the value function needs it")?.factor();
    match kind(spot.node).as_str() {
        "TableFun" => table(&spot.need("mapping", "a table says what each value is worth")?, issue),
        "" => table(spot, issue),
        "ConstFun" => {
            let bias = need("bias")?;
            Ok(vec![bias; issue.options.len()])
        }
        "IdentityFun" => polynomial(spot, issue, &[Ratio::zero(), Ratio::one()]),
        "LinearFun" => polynomial(spot, issue, &[Ratio::zero(), need("slope")?]),
        "AffineFun" => polynomial(spot, issue, &[number("bias")?, need("slope")?]),
        "QuadraticFun" => polynomial(spot, issue, &[number("bias")?, need("a1")?, need("a2")?]),
        "PolynomialFun" => {
            let listed =
                spot.need("coefficients", "a polynomial has them from the first power up")?;
            let mut coefficients = vec![number("bias")?];
            let items = listed.items()?;
            if items.len() > DEGREE_MAX {
                let what = format!(
                    "{} coefficients are more than the {DEGREE_MAX} that are read: write it as a \
                     TableFun, whose mapping says what each value is worth",
                    items.len()
                );
                return Err(listed.error(what));
            }
            for coefficient in items {
                coefficients.push(coefficient.factor()?);
            }
            polynomial(spot, issue, &coefficients)
        }
        other => {
            let what = format!(
                "the value function {other} is not read: write it as a TableFun, whose mapping says \
                 what each value is worth"
            );
            Err(spot.error(what))
        }
    }
}

fn table(mapping: &Spot<'_>, issue: &Issue) -> Result<Vec<Ratio>, ScenarioError> {
    let names = issue.options.iter().map(|option| option.name.as_str());
    let found = mapping.table(names, &format!("option of issue \"{}\"", issue.name))?;
    found.iter().map(Spot::number).collect()
}

/// A sum of powers of the number that each option is; the first coefficient stands alone.
fn polynomial(
    spot: &Spot<'_>,
    issue: &Issue,
    coefficients: &[Ratio],
) -> Result<Vec<Ratio>, ScenarioError> {
    let polynomial = Polynomial::new(coefficients);
    let most = Ratio::whole(MOST);
    let least = Ratio::zero().minus(&most);
    let mut values = Vec::new();
    for (number, option) in numbers(spot, issue)?.iter().zip(&issue.options) {
        let value = polynomial.at(number);
        if value > most || value < least {
            let (option, issue) = (&option.name, &issue.name);
            let what = format!(
                "too large: option \"{option}\" of issue \"{issue}\" is worth more than {MOST}"
            );
            return Err(spot.error(what));
        }
        values.push(value);
    }
    Ok(values)
}

/// The number that each option of an issue is.
pub(super) fn numbers(spot: &Spot<'_>, issue: &Issue) -> Result<Vec<Ratio>, ScenarioError> {
    let number = |name: &str| {
        let number = Ratio::parse(name).map_err(|_bad| {
            let what = format!(
                "it calculates with the values of issue \"{}\", and \"{name}\" is not a number",
                issue.name
            );
            spot.error(what)
        })?;
        number.factor().map_err(|bad| {
            let of = &issue.name;
            spot.error(format!("it calculates with the values of issue \"{of}\", and one is {bad}"))
        })
    };
    issue.options.iter().map(|option| number(&option.name)).collect()
}
