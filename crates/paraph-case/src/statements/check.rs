//! `check`: somebody checked a statement, or did not.

use alloc::format;
use alloc::string::String;

use super::{Finding, Refused, Remark, Statements};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::refer::To;
use crate::refusal::Refusal;

kind! {
    /// Records who checked a statement, how, and with which result.
    ///
    /// Every remark stays. Of one checker the last counts, and of several the weakest: that
    /// something is unverified does not make it false.
    "check" => pub struct Check {
        /// The statement.
        statement: To<Statements>,
        /// Who checked it.
        by: Words,
        /// How it was checked.
        how: Option<Words>,
        /// With which result.
        result: Finding,
    }
}

impl Kind for Check {
    type Ledger = Statements;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "check --statement transcript --by F --result not-verified";
    const RESTATES: bool = false;

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        let statement = self.statement.look(channel)?;
        let own = channel.statements().tellers(statement).any(|teller| *teller == self.by);
        match own && self.result == Finding::Verified {
            true => {
                let name = self.statement.called(channel);
                Err(Refused::OwnWords { teller: self.by.clone(), name }.into())
            }
            false => Ok(()),
        }
    }

    fn apply(&self, statements: &mut Statements, header: &Header) {
        let remark = Remark {
            act: header.id,
            by: self.by.clone(),
            how: self.how.clone(),
            result: self.result,
        };
        if let Some(statement) = statements.statements.get_mut(self.statement.act) {
            statement.checks.push(remark);
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let name = self.statement.called(channel);
        let how = self.how.as_ref().map(|how| format!(" ({how})")).unwrap_or_default();
        format!("recorded of {name} that {} {}{how}", self.by, self.result.says())
    }
}
