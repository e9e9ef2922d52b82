"""Fixed scales in an int8 graph."""

from pathlib import Path

import numpy as np
import pytest

from kg.training.scales import fix_scales, measure_ranges

onnx = pytest.importorskip("onnx")
quantization = pytest.importorskip("onnxruntime.quantization")


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A dynamically quantised graph: y = x W + b."""
    from onnx import TensorProto, helper, numpy_helper, save

    weights = np.random.default_rng(1).normal(size=(8, 4)).astype(np.float32)
    stored = [
        numpy_helper.from_array(weights, "w"),
        numpy_helper.from_array(np.arange(4, dtype=np.float32), "b"),
    ]
    nodes = [
        helper.make_node("MatMul", ["x", "w"], ["p"]),
        helper.make_node("Add", ["p", "b"], ["y"]),
    ]
    ends = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["rows", width])
        for name, width in (("x", 8), ("y", 4))
    ]
    made = helper.make_graph(nodes, "g", ends[:1], ends[1:], stored)
    full = tmp_path / "full.onnx"
    save(helper.make_model(made, opset_imports=[helper.make_opsetid("", 18)], ir_version=9), full)
    quantization.quantize_dynamic(full, tmp_path / "g.onnx", per_channel=True)
    return tmp_path / "g.onnx"


def run(data: bytes, rows: np.ndarray) -> np.ndarray:
    """Return y."""
    import onnxruntime

    session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    return np.asarray(session.run(None, {"x": rows})[0])


def test_a_large_neighbour_changes_a_row_no_longer(graph: Path) -> None:
    """With the scale of the batch a loud row coarsens a quiet one; with fixed scales it does
    not.
    """
    quiet = np.linspace(-1, 1, 8, dtype=np.float32)[None]
    both = np.concatenate([quiet, 90 * quiet])
    ranges = measure_ranges(graph, ["x"], [{"x": quiet}])
    assert ranges == {"x": (-1.0, 1.0)}
    fixed = fix_scales(onnx.load(graph), ranges)
    assert not np.array_equal(run(graph.read_bytes(), both)[:1], run(graph.read_bytes(), quiet))
    data = fixed.SerializeToString()
    assert np.array_equal(run(data, both)[:1], run(data, quiet))
    assert np.allclose(run(data, quiet), run(graph.read_bytes(), quiet), atol=0.05)
    assert [node.op_type for node in fixed.graph.node] == ["QuantizeLinear", "MatMulIntegerToFloat"]
