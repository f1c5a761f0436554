//! Programs that nobody here wrote verify what we write.

use crate::common::sample;
use paraph_log::entry::NAMESPACE;
use paraph_log::ssh;
use std::process::Command;

#[test]
fn stock_ssh_keygen_verifies_an_act() {
    let (secret, entry) = sample();
    let folder = std::env::temp_dir().join(format!("paraph-ssh-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let public = ssh::print_public(secret.public(), "kim");
    std::fs::write(folder.join("allowed"), format!("kim@A {public}\n")).unwrap();
    std::fs::write(folder.join("act.sig"), entry.signatures()[0].to_armored()).unwrap();
    let verify = |namespace: &str, bytes: &[u8]| {
        std::fs::write(folder.join("act.json"), bytes).unwrap();
        Command::new("ssh-keygen")
            .args([
                "-Y", "verify", "-f", "allowed", "-I", "kim@A", "-n", namespace, "-s", "act.sig",
            ])
            .current_dir(&folder)
            .stdin(std::fs::File::open(folder.join("act.json")).unwrap())
            .output()
    };
    match verify(NAMESPACE, entry.body().as_bytes()) {
        Err(_) if std::env::var_os("PARAPH_REQUIRE_OUTSIDE").is_none() => {
            println!("skipped: ssh-keygen is not on this machine");
        }
        good => {
            let good = good.expect("ssh-keygen is on this machine");
            assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
            assert!(!verify("other@paraph", entry.body().as_bytes()).unwrap().status.success());
            assert!(!verify(NAMESPACE, b"{}").unwrap().status.success());
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}
