"""The pages of a store over HTTP: HTML, the same as JSON, and REST under `/api/v1`. Only where it is told to does it take
rulings and articles.

`make_site` gives an ASGI application; `serve` listens with it. HTML is made in `readout.report.site`; here a request is parsed,
`readout.api` called, and the answer sent.
"""
