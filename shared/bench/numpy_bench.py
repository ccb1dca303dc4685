"""The same simulations in NumPy, as a quant would write them: whole arrays, in place, NumPy's fastest generator.

Reads one JSON request a line, answers with one line. One thread: the caller sets the variables of BLAS.
"""
import json
import sys
import time

import numpy as np

generator = np.random.Generator(np.random.SFC64(1))
cases = {}


def gbm(case, paths, chunk):
    """Terminal value and maximum drawdown of equal weights under correlated geometric Brownian motion."""
    sessions, assets = case["sessions"], case["assets"]
    factor_t, drift, weights = case["factor"].T.copy(), case["drift"], case["weights"]
    end, drawdown = np.empty(paths), np.empty(paths)
    normals = np.empty((chunk * sessions, assets))
    for start in range(0, paths, chunk):
        n = min(chunk, paths - start)
        z = normals[: n * sessions]
        generator.standard_normal(out=z)
        x = z @ factor_t
        x += drift
        x = x.reshape(n, sessions, assets)
        np.cumsum(x, axis=1, out=x)
        np.exp(x, out=x)
        value = x @ weights
        peak = np.maximum.accumulate(value, axis=1)
        np.maximum(peak, 1.0, out=peak)
        drawdown[start : start + n] = ((peak - value) / peak).max(axis=1)
        end[start : start + n] = value[:, -1]
    return end, drawdown


def fhs(case, paths, chunk, with_drawdown):
    """Filtered historical simulation, all assets and a chunk of paths at once, session after session."""
    sessions, assets, residuals, weights = case["sessions"], case["assets"], case["residuals"], case["weights"]
    rows, restart = len(residuals), case["restart"]
    end, drawdown = np.empty(paths), np.zeros(paths)
    for start in range(0, paths, chunk):
        n = min(chunk, paths - start)
        h = np.full((n, assets), 1.0) * case["first_variance"]
        x, e, grown = np.zeros((n, assets)), np.empty((n, assets)), np.empty((n, assets))
        peak, fall = np.ones(n), np.zeros(n)
        row = np.zeros(n, np.int64)
        for session in range(sessions):
            following = row + 1
            following[following == rows] = 0
            drawn = (generator.random(n) * rows).astype(np.int64)
            row = drawn if session == 0 else np.where(generator.random(n) < restart, drawn, following)
            np.sqrt(h, out=e)
            e *= residuals[row]
            x += e
            x += case["drift"]
            np.multiply(e, e, out=e)
            e *= case["alpha"]
            h *= case["beta"]
            h += case["omega"]
            h += e
            if with_drawdown:
                np.exp(x, out=grown)
                value = grown @ weights
                np.maximum(peak, value, out=peak)
                np.maximum(fall, (peak - value) / peak, out=fall)
        end[start : start + n] = np.exp(x) @ weights
        drawdown[start : start + n] = fall
    return end, drawdown


def define(request):
    arrays = {key: np.array(value) for key, value in request["arrays"].items()}
    cases[request["case"]] = {**request["numbers"], **arrays}
    return {"numpy": np.__version__}


def simulate(request):
    case = cases[request["case"]]
    begin, processor = time.perf_counter(), time.process_time()
    if request["case"] == "gbm":
        end, drawdown = gbm(case, request["paths"], request["chunk"])
    else:
        end, drawdown = fhs(case, request["paths"], request["chunk"], request["withDrawdown"])
    elapsed, processor = time.perf_counter() - begin, time.process_time() - processor
    return {"elapsed": elapsed, "processor": processor, "mean": end.mean(), "sd": end.std(), "drawdown": drawdown.mean()}


for line in sys.stdin:
    message = json.loads(line)
    print(json.dumps(define(message) if "arrays" in message else simulate(message)), flush=True)
