"""Opening the networks that ship with the program: ONNX graphs, run on the CPU without torch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.errors import ModelError

_SLOW_FUSIONS = ("SkipLayerNormFusion",)
"""The fused kernel took a quarter of all time (onnxruntime 1.32); add and normalise apart take 5
per cent.
"""


def open_session(path: Path, threads: int = 1) -> Any:
    """Return an onnxruntime session over the graph in a file, on at most `threads` cores.

    ModelError if the file is absent or is no graph that can be run.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Batches differ in shape: plans kept for each shape would grow without end.
    options.enable_mem_pattern = False
    # A thread that has no work sleeps; spinning would take cores from the other processes of a run.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(
            str(path),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=list(_SLOW_FUSIONS),
        )
    except (
        Exception
    ) as error:  # onnxruntime raises a class of its own for each cause, with no common base
        raise ModelError(f"{path} cannot be opened: {error}; reinstall the package") from error
