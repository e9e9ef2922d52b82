"""The steps by hand: `python -m kg.training train|export|...`; each prints what it wrote."""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

from kg.training.config import read_config


def _train(options: argparse.Namespace) -> None:
    import torch

    from kg.training.export import load_network
    from kg.training.material import read_material
    from kg.training.quick import make_quick_dev
    from kg.training.train import Run

    torch.set_num_threads(options.threads)
    config = read_config(options.config)
    if options.steps:
        config = dataclasses.replace(config, steps=options.steps)
    if options.seed:
        config = dataclasses.replace(config, seed=options.seed)
    vocabulary = options.pretrained / "vocab.txt"
    material = read_material(options.banks, options.entities, vocabulary, config, options.bare)
    widths = (config.arc_width, config.label_width)
    teachers = [
        load_network(path, len(material.pieces), material.labels, widths)
        for path in options.teachers
    ]
    run = Run(options.out, material, config, teachers)
    run.start(options.pretrained / "model.safetensors", options.weights)
    run.train(make_quick_dev(material))


def _average(options: argparse.Namespace) -> None:
    from kg.training.average import average_checkpoints

    options.out.mkdir(parents=True, exist_ok=True)
    average_checkpoints(options.checkpoints, options.out / "checkpoint.pt")
    print(f"wrote {options.out / 'checkpoint.pt'}")


def _words(options: argparse.Namespace) -> None:
    from kg.training.bare_text import write_bare

    print(f"wrote {write_bare(options.paths, options.out)} sentences to {options.out}")


def _export(options: argparse.Namespace) -> None:
    from kg.training.export import load_network, write_model
    from kg.training.lemma_table import build_table, write_table
    from kg.training.material import TRAIN_BANKS, collect_labels, find_bank
    from kg.training.scales import fix_model
    from kg.training.treebank import read_trees

    config = read_config(options.config)
    trees = [t for name in TRAIN_BANKS for t in read_trees(find_bank(options.banks, name))]
    sets = collect_labels(trees)
    vocabulary = options.pretrained / "vocab.txt"
    size = len(vocabulary.read_text(encoding="utf-8").splitlines())
    widths = (config.arc_width, config.label_width)
    network = load_network(options.run / "checkpoint.pt", size, sets, widths)
    write_model(network, sets, vocabulary, options.out)
    fix_model(options.out, [tree.words for tree in trees[::20]])
    write_table(build_table(trees), options.out / "lemmas.tsv")
    print(f"wrote {options.out}")


def _sentences(options: argparse.Namespace) -> None:
    from kg.training.material import TRAIN_BANKS, find_bank
    from kg.training.sentences import train_splitter

    banks = [find_bank(options.banks, name) for name in TRAIN_BANKS]
    print(f"wrote {train_splitter(banks, options.out)} features to {options.out}")


def _card(options: argparse.Namespace) -> None:
    from kg.training.card import write_card

    figures = json.loads(options.figures.read_text(encoding="utf-8"))
    write_card(options.out, figures, options.date, model=options.model)
    print(f"wrote {options.out / 'README.md'}")


def _factuality(options: argparse.Namespace) -> None:
    from kg.english import load_pipeline
    from kg.training.factuality import fit, read_examples, write_weights

    examples = list(read_examples(load_pipeline(), options.files))
    written = write_weights(*fit(examples), options.out)
    print(f"wrote {len(written)} weights from {len(examples)} targets to {options.out}")


def _tagger(options: argparse.Namespace) -> None:
    import torch

    from kg.english import load_pipeline
    from kg.training.attribution.config import read_tag_config
    from kg.training.attribution.export import count_lists, load_tag_network, write_tagger
    from kg.training.attribution.material import read_examples
    from kg.training.attribution.network import TagNetwork, start_from_parser
    from kg.training.attribution.train import TagRun
    from kg.wordpieces import WordPieces

    torch.set_num_threads(options.threads)
    config = read_tag_config(options.config)
    nlp, pieces = load_pipeline(), WordPieces.from_file(options.vocabulary)
    examples, lists = read_examples(options.articles, nlp, pieces)
    if options.trained is None:
        dev, _ = read_examples(options.dev, nlp, pieces, lists)
        # All runs begin alike, so that their mean is a network too.
        torch.manual_seed(1)
        network = TagNetwork(config, len(pieces), count_lists(lists))
        start_from_parser(network, options.parser)
        TagRun(options.run, network, examples, pieces, config).train(dev)
    checkpoint = options.trained or options.run / "checkpoint.pt"
    trained = load_tag_network(checkpoint, config, len(pieces), lists)
    write_tagger(trained, lists, examples[::8], options.vocabulary, options.out)
    print(f"wrote {options.out}")


def _coref(options: argparse.Namespace) -> None:
    import torch

    from kg.training.coref.config import CorefConfig
    from kg.training.coref.train import train_ranker

    torch.set_num_threads(options.threads)
    config = CorefConfig(seed=options.seed)
    train_ranker(options.corpus, options.pretrained, options.out / "ranker.npz", config)
    print(f"wrote {options.out}")


def main() -> None:
    """Read the command line and do the step."""
    parser = argparse.ArgumentParser(prog="python -m kg.training", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    train = steps.add_parser(
        "train", help="train the network; goes on from the folder's checkpoint"
    )
    train.add_argument("--banks", type=Path, required=True, help="folder of the treebanks")
    train.add_argument("--entities", type=Path, required=True, help="folder of the entity sets")
    train.add_argument(
        "--pretrained", type=Path, required=True, help="folder with vocab.txt, model.safetensors"
    )
    train.add_argument("--weights", type=Path, help="begin with the weights of this checkpoint")
    train.add_argument("--bare", type=Path, help="file of sentences without annotation")
    train.add_argument(
        "--teachers", type=Path, nargs="*", default=[], help="checkpoints to follow on those"
    )
    train.add_argument("--config", type=Path, help="TOML file of settings")
    train.add_argument("--steps", type=int, help="overrides the settings")
    train.add_argument("--seed", type=int, help="overrides the settings")
    train.add_argument("--threads", type=int, default=1)
    train.add_argument("--out", type=Path, required=True, help="folder of the run")
    train.set_defaults(call=_train)
    words = steps.add_parser("words", help="write articles as sentences without annotation")
    words.add_argument("paths", type=Path, nargs="+", help="articles as kg run takes them")
    words.add_argument("--out", type=Path, required=True, help="the file to write")
    words.set_defaults(call=_words)
    sentences = steps.add_parser("sentences", help="train the sentence splitter's weights")
    sentences.add_argument("--banks", type=Path, required=True, help="folder of the treebanks")
    sentences.add_argument("--out", type=Path, required=True, help="the file to write")
    sentences.set_defaults(call=_sentences)
    average = steps.add_parser("average", help="write the mean of the weights of checkpoints")
    average.add_argument("checkpoints", type=Path, nargs="+")
    average.add_argument("--out", type=Path, required=True, help="folder of the new checkpoint")
    average.set_defaults(call=_average)
    export = steps.add_parser("export", help="write a run's weights as the files of a model folder")
    export.add_argument("--run", type=Path, required=True, help="folder of the run")
    export.add_argument("--banks", type=Path, required=True, help="folder of the treebanks")
    export.add_argument("--pretrained", type=Path, required=True, help="folder with vocab.txt")
    export.add_argument("--config", type=Path, help="TOML file of settings")
    export.add_argument("--out", type=Path, required=True, help="the model folder")
    export.set_defaults(call=_export)
    tagger = steps.add_parser("tagger", help="train the tagger of attributions and write it")
    tagger.add_argument("articles", type=Path, help="annotated articles, .jsonl or .jsonl.gz")
    tagger.add_argument("--dev", type=Path, required=True, help="such a file, for figures")
    tagger.add_argument("--config", type=Path, help="TOML file of settings")
    tagger.add_argument("--parser", type=Path, required=True, help="checkpoint of the parser")
    tagger.add_argument("--vocabulary", type=Path, required=True, help="vocab.txt")
    tagger.add_argument("--trained", type=Path, help="write this checkpoint instead of training")
    tagger.add_argument("--threads", type=int, default=1)
    tagger.add_argument("--run", type=Path, required=True, help="folder of the run")
    tagger.add_argument("--out", type=Path, required=True, help="the model folder")
    tagger.set_defaults(call=_tagger)
    coref = steps.add_parser("coref", help="train the ranker of antecedents and write it")
    coref.add_argument("corpus", type=Path, help="folder with gum/train and litbank/coref/conll")
    coref.add_argument(
        "--pretrained", type=Path, required=True, help="folder with vocab.txt, model.safetensors"
    )
    coref.add_argument("--seed", type=int, default=1)
    coref.add_argument("--threads", type=int, default=1)
    coref.add_argument("--out", type=Path, required=True, help="the model folder")
    coref.set_defaults(call=_coref)
    facts = steps.add_parser("factuality", help="train the grader of factuality and write it")
    facts.add_argument("files", type=Path, nargs="+", help="graded targets, .jsonl or .jsonl.gz")
    facts.add_argument("--out", type=Path, required=True, help="the folder of the grader")
    facts.set_defaults(call=_factuality)
    card = steps.add_parser("card", help="write the model card and the licence note")
    card.add_argument("--figures", type=Path, required=True, help="JSON: row -> figure -> value")
    card.add_argument("--model", choices=("parser", "tagger", "ranker", "grader"), default="parser")
    card.add_argument("--date", required=True, help="day of the run, as 2026-01-31")
    card.add_argument("--out", type=Path, required=True, help="the model folder")
    card.set_defaults(call=_card)
    options = parser.parse_args()
    options.call(options)


if __name__ == "__main__":
    main()
