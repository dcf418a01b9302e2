// An identity provider on loopback: accounts are made up, the password is not looked at.
// Arguments: its port, the address of the dashboard, the client's secret.
import { Provider } from 'oidc-provider';

const [port, dashboard, secret] = process.argv.slice(2);
const accounts = {
  'committee-post': { roles: ['dj-committee'] },
  'leader-post': { roles: ['dj-leader'] },
  'officer-post': { roles: ['dj-officer'], datasets: ['reviews'] },
  'auditor-post': { roles: ['dj-auditor'] },
  'unit-post': { roles: ['dj-unit'], unit: 'u1' },
  'other-unit-post': { roles: ['dj-unit'], unit: 'u2' },
  'stranger': { roles: ['something-else'] },
};

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: 'dangjian',
    client_secret: secret,
    redirect_uris: [`${dashboard}/oauth2callback`],
    post_logout_redirect_uris: [`${dashboard}/oauth2callback`],
    grant_types: ['authorization_code'],
    response_types: ['code'],
  }],
  claims: { openid: ['sub'], profile: ['preferred_username'], roles: ['roles', 'unit', 'datasets'] },
  conformIdTokenClaims: false, // Streamlit reads the ID token only
  findAccount: (_context, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, ...(id === 'nameless' ? {} : { preferred_username: id }), ...accounts[id] }),
  }),
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  cookies: { keys: ['for-tests-only'] },
  pkce: { required: () => true },
});
provider.on('grant.error', (_context, error) => console.log('grant', error.message, error.error_description));
provider.on('authorization.error', (_context, error) => console.log('authorize', error.message, error.error_description));
const server = provider.listen(Number(port), '127.0.0.1', () => console.log('listening'));
process.on('SIGTERM', () => { server.closeAllConnections(); server.close(); });
