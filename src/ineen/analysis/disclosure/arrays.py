"""What the arrays of linked cells hold. Apart from the cells: those are named at starting up, where NumPy is not."""

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
