"""Which colours of a figure its legend explains."""


def unexplained(figure):
    """The colours that nothing in the picture explains; one alone needs no words."""
    drawn = colours_drawn(figure)
    return drawn - colours_told(figure) if len(drawn) > 1 else set()


def colours_drawn(figure):
    """The colours of what is seen: lines, marks, bars, fields of a heat map."""
    found = set()
    for trace in figure.data:
        if trace.type == "heatmap":
            cells = {cell for line in trace.z for cell in line if cell is not None}
            span = trace.zmax - trace.zmin
            scale = {round(at, 6): colour for at, colour in trace.colorscale}
            found |= {scale[round((cell - trace.zmin) / span, 6)] for cell in cells}
        elif trace.type == "bar":
            found |= _colours(trace.marker.color, trace.x if trace.orientation == "h" else trace.y)
        elif trace.marker.opacity != 0 and any(value is not None for value in trace.x):
            mode = trace.mode or ""
            if trace.fill == "tonexty":
                found.add(trace.fillcolor)
            found |= _colours(trace.marker.color or trace.line.color, trace.x) if "markers" in mode else set()
            visible = "lines" in mode and trace.line.width != 0
            found |= {trace.line.color} if visible else set()
    return found - {None}


def _colours(colour, values):
    if isinstance(colour, str) or colour is None:
        return {colour} if any(values) else set()
    return set(colour)


def colours_told(figure):
    """The colours the legend explains; a line that bears its own name, as the yardstick, needs none."""
    if figure.layout.showlegend is False:
        return set()
    named = [trace for trace in figure.data if trace.name and trace.showlegend is not False]
    if len(figure.data) < 2 and not any(trace.showlegend for trace in named):
        return set()
    lists = [
        [colour] if isinstance(colour, str) else colour or ()
        for trace in named
        for colour in (
            trace.marker.color,
            getattr(trace, "line", None) and trace.line.color,
            getattr(trace, "fillcolor", None),
        )
    ]
    return {colour for one in lists for colour in one}
