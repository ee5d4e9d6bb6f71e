"""Types of requests and answers. Modules are imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import lazy

if TYPE_CHECKING:
    from .models import Cat as Cat
    from .models import CatParam as CatParam
    from .models import Error as Error
    from .models import Pet as Pet
    from .models import PetBase as PetBase
    from .models import PetBaseParam as PetBaseParam
    from .models import PetParam as PetParam

__getattr__, __dir__ = lazy(
    globals(),
    {
        "models": "Cat CatParam Error Pet PetBase PetBaseParam PetParam",
    },
)
