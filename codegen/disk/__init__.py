"""Files: documents in (``load``), packages out (``save``)."""
