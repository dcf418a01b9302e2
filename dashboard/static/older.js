// What Streamlit's page cannot do without. A browser that does not know a block of a class (Chromium before 94)
// reads nothing of this script, and the page goes on saying that it is too old; those up to 118 lack a few
// functions, without which nothing could be downloaded or uploaded.
class Known {
  static {
    document.documentElement.classList.add("known");
  }
}
Promise.withResolvers ??= function () {
  const made = {};
  made.promise = new this((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};
Array.prototype.toSorted ??= function (compare) {
  return [...this].sort(compare);
};
AbortSignal.timeout ??= (milliseconds) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException("signal timed out", "TimeoutError")), milliseconds);
  return controller.signal;
};
