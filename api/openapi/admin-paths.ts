/** The operators' routes. All take the admin token; those with a workspace in the path see that workspace only. */
import { errors, jsonBody, jsonOf, parameter, type Operation, type Paths } from './build';

interface Body {
  name: string;
  required: boolean;
}

interface Described {
  id: string;
  summary: string;
  answer: string;
  parameters?: string[];
  body?: Body;
}

const order = (name: string): Body => ({ name, required: true });
const remark: Body = { name: 'Order', required: false };

function operation(path: string, { id, summary, answer, parameters = [], body }: Described): Operation {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const named = [...inPath, ...parameters];
  const failures: number[] = [
    ...(named.length > 0 || body ? [400] : []),
    401,
    ...(inPath.length > 0 ? [404] : []),
    ...(body ? [413, 415] : []),
    500,
    503,
  ];
  return {
    operationId: id,
    summary,
    tags: ['admin'],
    security: [{ adminToken: [] }],
    ...(named.length > 0 ? { parameters: named.map(parameter) } : {}),
    ...(body ? { requestBody: jsonBody(body.name, body.required) } : {}),
    responses: { 200: jsonOf('As asked.', answer), ...errors(...failures) },
  };
}

const WORKSPACE = '/admin/api/workspaces/{workspaceId}';
const CONVERSATION = `${WORKSPACE}/conversations/{conversationId}`;

const ROUTES: [path: string, method: string, described: Described][] = [
  ['/admin/api/workspaces', 'get', { id: 'listWorkspaces', summary: 'All workspaces.', answer: 'Workspaces' }],
  [
    `${WORKSPACE}/conversations`,
    'get',
    {
      id: 'listConversations',
      summary: 'Conversations, most recently active first.',
      answer: 'Conversations',
      parameters: ['limit', 'status'],
    },
  ],
  [
    CONVERSATION,
    'get',
    {
      id: 'getConversation',
      summary: 'One conversation: its newest messages and its state.',
      answer: 'Conversation',
      parameters: ['limit'],
    },
  ],
  [
    `${CONVERSATION}/turns`,
    'get',
    { id: 'listTurns', summary: 'Turns of a conversation, newest first.', answer: 'Turns', parameters: ['limit'] },
  ],
  [
    `${WORKSPACE}/turns/{turnId}`,
    'get',
    { id: 'getTurn', summary: 'The debug record of one turn: everything that led to the reply.', answer: 'Turn' },
  ],
  [
    `${CONVERSATION}/handoff`,
    'post',
    {
      id: 'openHandoff',
      summary: 'A person takes over; the assistant is silent from now on.',
      answer: 'Handoff',
      body: order('OpenHandoff'),
    },
  ],
  [
    `${CONVERSATION}/handoff/release`,
    'post',
    { id: 'releaseHandoff', summary: 'Gives the conversation back to the assistant.', answer: 'Handoff', body: remark },
  ],
  [
    `${WORKSPACE}/audit`,
    'get',
    { id: 'listAudit', summary: 'Who changed what, newest first.', answer: 'Audit', parameters: ['limit'] },
  ],
  [
    `${WORKSPACE}/contacts`,
    'get',
    {
      id: 'findContacts',
      summary: 'Contacts with a phone number, or with a channel identity.',
      answer: 'Contacts',
      parameters: ['phone', 'identity'],
    },
  ],
  [
    `${WORKSPACE}/contacts/{contactId}/export`,
    'post',
    {
      id: 'exportContact',
      summary: 'Everything stored about a contact. Audited.',
      answer: 'ContactExport',
      body: remark,
    },
  ],
  [
    `${WORKSPACE}/contacts/{contactId}/erase`,
    'post',
    {
      id: 'eraseContact',
      summary: 'Forgets a contact; future appointments are cancelled. Audited.',
      answer: 'Erasure',
      body: remark,
    },
  ],
  [
    '/admin/api/rollout',
    'get',
    { id: 'showRollout', summary: 'The global slm share, and the workspaces that differ.', answer: 'GlobalRollout' },
  ],
  [
    '/admin/api/rollout',
    'put',
    {
      id: 'setRollout',
      summary: 'Sets the global slm share, with effect from the next message.',
      answer: 'GlobalRollout',
      body: order('SetRollout'),
    },
  ],
  [
    '/admin/api/rollout/rollback',
    'post',
    {
      id: 'rollBack',
      summary: 'Everybody back to legacy, also workspaces with a share of their own.',
      answer: 'GlobalRollout',
      body: remark,
    },
  ],
  [
    '/admin/api/rollout/history',
    'get',
    {
      id: 'rolloutHistory',
      summary: 'Changes of the global share, newest first.',
      answer: 'RolloutHistory',
      parameters: ['limit'],
    },
  ],
  [
    `${WORKSPACE}/rollout`,
    'get',
    { id: 'showWorkspaceRollout', summary: 'The share in force for a workspace.', answer: 'Rollout' },
  ],
  [
    `${WORKSPACE}/rollout`,
    'put',
    {
      id: 'setWorkspaceRollout',
      summary: 'Gives a workspace a share of its own.',
      answer: 'Rollout',
      body: order('SetRollout'),
    },
  ],
  [
    `${WORKSPACE}/rollout`,
    'delete',
    {
      id: 'clearWorkspaceRollout',
      summary: 'The workspace follows the global share again.',
      answer: 'Rollout',
      body: remark,
    },
  ],
  [
    `${WORKSPACE}/rollout/rollback`,
    'post',
    { id: 'rollBackWorkspace', summary: 'A workspace back to legacy.', answer: 'Rollout', body: remark },
  ],
  [
    `${WORKSPACE}/rollout/history`,
    'get',
    {
      id: 'workspaceRolloutHistory',
      summary: 'Changes of a workspace’s own share, newest first.',
      answer: 'RolloutHistory',
      parameters: ['limit'],
    },
  ],
  ['/admin/api/breakers', 'get', { id: 'listBreakers', summary: 'The circuits of the fleet.', answer: 'Breakers' }],
  [
    '/admin/api/breakers/{dependency}',
    'put',
    {
      id: 'forceBreaker',
      summary: 'Opens or closes a circuit by order, or leaves it to the workers again.',
      answer: 'Breaker',
      body: order('ForceBreaker'),
    },
  ],
];

export const ADMIN_PATHS: Paths = {};
for (const [path, method, described] of ROUTES) {
  ADMIN_PATHS[path] = { ...ADMIN_PATHS[path], [method]: operation(path, described) };
}
