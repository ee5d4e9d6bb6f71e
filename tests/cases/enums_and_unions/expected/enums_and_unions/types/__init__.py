"""Types of requests and answers. Modules are imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import lazy

if TYPE_CHECKING:
    from .models import Base as Base
    from .models import Circle as Circle
    from .models import CircleParam as CircleParam
    from .models import Colour as Colour
    from .models import Loose as Loose
    from .models import Shape as Shape
    from .models import ShapeParam as ShapeParam
    from .models import ShapesCreateResponse as ShapesCreateResponse
    from .models import Square as Square
    from .models import SquareParam as SquareParam

__getattr__, __dir__ = lazy(
    globals(),
    {
        "models": "Base Circle CircleParam Colour Loose Shape ShapeParam ShapesCreateResponse Square SquareParam",
    },
)
