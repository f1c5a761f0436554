//! A text whose lines are broken to another width is the same text.

use paraph_exchange::{Options, read};
use paraph_text::Draft;
use proptest::prelude::*;

/// With figures, references and names where a line may begin with them, and words with hyphens.
const TRANSIT: &str = "AGREEMENT ON TRANSIT

1. The Carrier shall deliver the goods within 30 days after the notice that is given under Article 5. The notice names the port.
2. Nothing in point 1. or in Articles 5 to 7 limits a claim under Section 12 of the Act of 1986, which stands with the rules of 14 May 1999 and 3 March 2001.
3. The Carrier pays 12 euros a tonne, a cross-border levy of 2.5 per cent, and a non-refundable deposit of 1,500 euros within 45 days, or 60 days where Annex 2 applies.
4. A claim lapses if it is not made in writing within 2 years from the day of delivery as defined in paragraph 3. Claims of the Sender lapse likewise. A claim of 100 euros or less is not heard.
5. Where the Sender terminates under (a) or (b) of point 4, the Carrier keeps 10 per cent of the price under clause 9 (a) and returns the rest not later than 15 June 2027.
6. This Agreement is made in 2 originals at Tarn, in English and French, of which both are well-known and equally authentic.

Signed:
For the Carrier: ____________
For the Sender: ____________
";
/// With parts, headings and points that are counted through.
const TRUCE: &str = "CEASEFIRE ARRANGEMENT

The Parties: the Northern Council, the Coast Authority

I. Cessation of hostilities
1. The Northern Council and the Coast Authority shall cease all hostilities at 06:00 on 3 May 2027.
2. Each Party shall withdraw its heavy weapons 20 km from the line of contact within 10 days.

II. Prisoners
3. Each Party shall release all prisoners, except those charged with war crimes.
4. The International Committee shall have access to all places of detention at any time.

III. Monitoring
5. A Monitoring Mission of 60 unarmed observers shall verify compliance with Parts I and II.
6. The Mission shall first inspect the depots and then certify the withdrawal.
";
/// With articles whose heading stands in the line of their number, and points that are counted anew in each.
const RIVER: &str = "Treaty on the River Oden

Article 1. Use of the water
1. Karvia shall release at least 120 cubic metres of water per second at the Brenn weir from 1 April to 30 September.
2. Selmark shall not withdraw more than 40 per cent of the flow measured at Brenn.

Article 2. Costs
The costs of the gauging stations shall be borne by Karvia and Selmark in equal shares.

Article 3. Territory
Nothing in this Treaty shall be construed as recognition by Selmark of the boundary line of 1921.
";
/// With sub-points that stand further in.
const RULES: &str = "TENANCY RULES

1. The Tenant shall, in each of the 12 months of the term:
   (a) keep the interior in good repair, at a cost of up to 400 dollars a year, and paint it every 3 years;
   (b) not sublet the premises without the consent of the Landlord, which is to be given within 21 days;
   (c) permit the Landlord to inspect the premises on 2 days' notice.
2. The Landlord shall insure the building against fire, flood and storm for at least 900,000 dollars.
3. Either party may end the tenancy on 3 months' notice, given under point 1 (c) or Article 7 of the Act.
";
/// What sentences are made of: figures and references stand where lines come to be broken.
const SENTENCES: [&str; 12] = [
    "The Carrier shall deliver the goods within 30 days after the notice under Article 5.",
    "Nothing in point 1. or in Articles 5 to 7 limits a claim under Section 12 of the Act of 1986.",
    "The fee is 12 euros a tonne, and 2.5 per cent of the price from 14 May 1999 to 3 March 2001.",
    "A cross-border levy and a non-refundable deposit of 1,500 euros are paid within 45 days.",
    "Claims under (a) or (b) of point 4 lapse after 2 years.",
    "It applies from 15 June 2027 to all who are named in Annex 2.",
    "Each Party keeps 10 per cent of what it receives under clause 9 (a) and returns the rest.",
    "The Parties meet in May 2026 at Tarn, or at another place if Article 3 so provides.",
    "A list of import- and export duties stands in Part II of the well-known tariff of 1921.",
    "Who is late by more than 14 days pays 0.5 per cent a week, up to 10 per cent of the price.",
    "The mission of 60 observers reports under paragraphs 1 and 2 to both Governments.",
    "Rents of 3,500 dollars a month are due on the first day, not later than at 06:00.",
];

/// Breaks each line to a width, at spaces and, if asked, behind hyphens; what is further in stays so.
fn broken(text: &str, width: usize, at_hyphens: bool) -> String {
    let mut broken = String::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let mut own = " ".repeat(indent);
        for word in line.split_whitespace() {
            let parts: Vec<&str> = match word.trim_end_matches('-') {
                bare if at_hyphens && bare.contains('-') => word.split_inclusive('-').collect(),
                _ => vec![word],
            };
            for (at, part) in parts.iter().enumerate() {
                let space = usize::from(at == 0 && own.len() > indent);
                if own.len() > indent && own.len() + space + part.len() > width {
                    broken.push_str(&own);
                    broken.push('\n');
                    own = " ".repeat(indent);
                } else if space == 1 {
                    own.push(' ');
                }
                own.push_str(part);
            }
        }
        broken.push_str(own.trim_end());
        broken.push('\n');
    }
    broken
}

fn draft(text: &str) -> Draft {
    read("a.txt", text.as_bytes(), &Options::default()).unwrap().draft
}

#[track_caller]
fn hold(text: &str, width: usize, at_hyphens: bool) {
    let broken = broken(text, width, at_hyphens);
    assert_eq!(draft(&broken).print(), draft(text).print(), "at {width}:\n{broken}");
}

#[test]
fn a_text_is_the_same_whatever_width_its_lines_are_broken_to() {
    for text in [TRANSIT, TRUCE, RIVER, RULES] {
        let spaced = text.replace('\n', "\n\n").replace("\n\n\n\n", "\n\n");
        for width in 30..=100 {
            for at_hyphens in [false, true] {
                hold(text, width, at_hyphens);
                hold(&spaced, width, at_hyphens);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_points_in_prose_are_the_same_whatever_width_their_lines_are_broken_to(
        points in proptest::collection::vec(
            proptest::collection::vec(prop::sample::select(SENTENCES.to_vec()), 2..5), 5..12),
        is_spaced in any::<bool>(),
        at_hyphens in any::<bool>(),
        width in 30_usize..=100,
    ) {
        let apart = if is_spaced { "\n\n" } else { "\n" };
        let points: Vec<String> =
            points.iter().zip(1..).map(|(point, number)| format!("{number}. {}", point.join(" "))).collect();
        let text = format!("AGREEMENT\n\n{}\n", points.join(apart));
        hold(&text, width, at_hyphens);
    }
}
