// Checks an exported log with the packages of Go's checksum database, and nothing of Paraph.
//
//	sumdb BUNDLE PROOFS
//
// BUNDLE holds checkpoint, log.vkey and tile/. In PROOFS, N.tlog-proof is the proof of entry N under
// the checkpoint, and M.consistency has the root of the log when it had M entries, then the proof
// that the log of the checkpoint extends it; all hashes are lines of base64.
package main

import (
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// height is that of the tiles: 2^8 hashes are one wide.
const height = 8

// folder reads tiles as they lie in a bundle.
type folder string

func (f folder) Height() int { return height }

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range tiles {
		// Go puts the height into the path, C2SP does not.
		path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

func main() {
	log.SetFlags(0)
	bundle, proofs := os.Args[1], os.Args[2]
	key, err := note.NewVerifier(strings.TrimSpace(read(bundle, "log.vkey")))
	check("log.vkey", err)
	tree := open(read(bundle, "checkpoint"), key)
	hashes := tlog.TileHashReader(tree, folder(bundle))
	for n, leaf := range leaves(bundle, tree.N) {
		n := int64(n)
		stored, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, n)})
		check("tiles", err)
		if stored[0] != tlog.RecordHash(leaf) {
			log.Fatalf("leaf %d is not the one in the tiles", n)
		}
		path := strconv.FormatInt(n, 10) + ".tlog-proof"
		checkProof(read(proofs, path), tree, n, leaf, key)
	}
	for m := int64(1); m <= tree.N; m++ {
		list := parse(read(proofs, strconv.FormatInt(m, 10)+".consistency"))
		check("consistency", tlog.CheckTree(tlog.TreeProof(list[1:]), tree.N, tree.Hash, m, list[0]))
	}
	fmt.Printf("%d leaves\n", tree.N)
}

// open verifies a checkpoint and reads its three lines.
func open(text string, key note.Verifier) tlog.Tree {
	signed, err := note.Open([]byte(text), note.VerifierList(key))
	check("checkpoint", err)
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[0] != key.Name() {
		log.Fatalf("not a checkpoint of three lines: %q", lines)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check("size", err)
	root, err := tlog.ParseHash(lines[2])
	check("root", err)
	return tlog.Tree{N: size, Hash: root}
}

// leaves reads the tiles of leaves: each leaf after its length in two bytes.
func leaves(bundle string, size int64) [][]byte {
	var all [][]byte
	for tile := int64(0); tile*256 < size; tile++ {
		path := fmt.Sprintf("tile/entries/%03d", tile)
		if width := size - tile*256; width < 256 {
			path += fmt.Sprintf(".p/%d", width)
		}
		data := []byte(read(bundle, path))
		for len(data) > 0 {
			length := int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:2+length])
			data = data[2+length:]
		}
	}
	if int64(len(all)) != size {
		log.Fatalf("%d leaves, not %d", len(all), size)
	}
	return all
}

func checkProof(text string, tree tlog.Tree, n int64, leaf []byte, key note.Verifier) {
	proof, checkpoint, _ := strings.Cut(text, "\n\n")
	lines := strings.SplitN(proof, "\n", 3)
	if lines[0] != "c2sp.org/tlog-proof@v1" || lines[1] != fmt.Sprintf("index %d", n) {
		log.Fatalf("not a proof of entry %d: %q", n, lines)
	}
	var hashes tlog.RecordProof
	if len(lines) == 3 {
		hashes = tlog.RecordProof(parse(lines[2]))
	}
	if open(checkpoint, key) != tree {
		log.Fatalf("the proof of entry %d is under another checkpoint", n)
	}
	check("inclusion", tlog.CheckRecord(hashes, tree.N, tree.Hash, n, tlog.RecordHash(leaf)))
}

func parse(text string) []tlog.Hash {
	var hashes []tlog.Hash
	for _, line := range strings.Fields(text) {
		hash, err := tlog.ParseHash(line)
		check("hash", err)
		hashes = append(hashes, hash)
	}
	return hashes
}

func read(folder, path string) string {
	bytes, err := os.ReadFile(filepath.Join(folder, path))
	check(path, err)
	return string(bytes)
}

func check(what string, err error) {
	if err != nil {
		log.Fatalf("%s: %v", what, err)
	}
}
