//! The time of a mandate: by what its own party wrote, and by nothing that others write.

use paraph_case::act::Act;
use paraph_case::channel;
use paraph_case::stances::Stand;
use paraph_log::entry::Checked;
use paraph_log::merkle::Head;

use super::{Room, actor, key, public, signed};

impl Room {
    /// An act that says that `who` wrote it at a time, signed by `signer`.
    fn sign_as(&mut self, who: &str, signer: &str, at: &str, act: &Act) -> Checked {
        let frame = channel::frame(act, &actor(who), at.parse().unwrap(), None);
        self.salt += 1;
        let head = Head { size: self.channel.size(), root: self.channel.root() };
        signed(self.channel.id(), head, self.salt, frame, &key(signer))
    }

    /// envoy@A may agree until noon.
    fn with_an_envoy() -> Self {
        let mut room = Self::new();
        let words = format!(
            "delegate=envoy@A\nkey={}\nperiod=2025-11-25T08:00:00Z/2025-11-25T12:00:00Z",
            public("envoy@A")
        );
        room.says("A", "present", &words).unwrap();
        room
    }
}

#[test]
fn a_delegate_cannot_go_back_behind_what_its_party_wrote() {
    let mut room = Room::with_an_envoy();
    let ask = room.spell("ask", "point=2\nquestion=Which sum?").unwrap();
    let afternoon = room.sign_as("A", "A", "2025-11-25T15:00:00Z", &ask);
    room.step(afternoon).unwrap();
    room.says("envoy@A", "agree", "point=1\ngrade=text").unwrap();
    assert_eq!(room.stands("A", "1"), Stand::AdReferendum);
}

#[test]
fn what_another_writes_under_its_name_shortens_no_mandate() {
    let mut room = Room::with_an_envoy();
    let ask = room.spell("ask", "point=2\nquestion=Which sum?").unwrap();
    let forged = room.sign_as("A", "M", "2025-11-25T15:00:00Z", &ask);
    room.step(forged).unwrap_err();
    room.says("envoy@A", "agree", "point=1\ngrade=text").unwrap();
    assert_eq!(room.stands("A", "1"), Stand::Agrees);
}
