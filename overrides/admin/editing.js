// Runs before the editor: its words in the reader's language come from beside it, not from elsewhere.
{
  const elsewhere = /^https:\/\/unpkg\.com\/@sveltia\/cms@[^/]+\/(?=locales\/)/;
  const fetched = window.fetch;
  window.fetch = (resource, options) =>
    fetched(typeof resource === "string" ? resource.replace(elsewhere, "") : resource, options);
  window.CMS_MANUAL_INIT = true;
}
