//! Understandings: whom they bind, and who was there.

use crate::Room;

/// How the understanding that A asserts with these words is printed where it is cited.
fn account(words: &str) -> String {
    let mut room = Room::new();
    let id = room.says("kim@A", "assert-understanding", &format!("name=x\n{words}")).unwrap();
    room.says("lee@B", "confirm-understanding", "understanding=x").unwrap();
    room.channel.understandings().all().get(id).unwrap().account(&room.channel)
}

#[test]
fn whom_it_binds_in_their_absence_is_said() {
    for (words, expected) in [
        ("with=B\nwhen=2025", "asserted by A, confirmed by B"),
        ("with=B\nbinds=A\nwhen=2025", "asserted by A, confirmed by B, binds A"),
        (
            "with=B\nbinds=B,U\nwhen=2025",
            "asserted by A, confirmed by B, binds B and U, U not present",
        ),
        // A member that was not there was not there, whatever it says of it later.
        (
            "with=U\nbinds=B,M\nwhen=2025",
            "asserted by A, confirmed by B, no word of U is known, binds B and M, B and M not present",
        ),
        ("binds=A\nwhen=2025", "asserted by A, confirmed by B, binds A"),
        (
            "binds=A,U\nwhen=2025",
            "asserted by A, confirmed by B, binds A and U, of U it is unknown whether present",
        ),
    ] {
        assert_eq!(account(words), expected, "{words}");
    }
}
