// Tells Streamlit's page where its server is, so that it connects at once: left to itself it first tries the
// page's own path (a 404 on every page but the first), then asks two questions before it opens the WebSocket.
window.__streamlit = {
  BACKEND_BASE_URL: `${window.location.origin}/`,
  HOST_CONFIG: {
    allowedOrigins: [window.location.origin],
    useExternalAuthToken: false,
    enableCustomParentMessages: false,
    enforceDownloadInNewTab: false,
    blockErrorDialogs: false,
    metricsUrl: "",
  },
};
