import type { Department, DepartmentChat } from '../api/types';
import { missing, nothing, type Route } from './call';
import { collection, named } from './collection';
import type { Data } from './data';

function chatOf({ id, name, categories, active, agents }: Department): DepartmentChat {
	return {
		id,
		name,
		categories,
		online: active,
		reason: active ? 'AVAILABLE' : 'INACTIVE',
		agentsOnline: agents.length,
		opensAt: null,
	};
}

/** The agents and where they work, and the customers. */
export const peopleRoutes = (data: Data): Route[] => [
	['GET', /^\/me$/, () => data.me.agent],
	['PUT', /^\/me$/, ({ body }) => Object.assign(data.me.agent, body, { version: data.me.agent.version + 1 })],
	['PUT', /^\/me\/password$/, nothing],
	['GET', /^\/agents\/seats$/, () => ({ used: data.agents.filter((each) => each.active).length, limit: 10 })],
	['PUT', /^\/me\/chat-status$/, ({ body }) => Object.assign(data.me, { chatStatus: body.status }) && nothing()],
	['POST', /^\/agents\/([^/]+)\/unlock$/, nothing],
	['PUT', /^\/agents\/([^/]+)\/password$/, nothing],
	...collection(
		'/agents',
		() => data.agents,
		() => ({}),
	),
	['POST', /^\/agents\/([^/]+)\/(resend-link|access-data)$/, nothing],
	[
		'GET',
		/^\/departments$/,
		({ query }) => ({
			items: data.departments.filter(
				(each) => !query.get('offeredFor') || (each.active && each.settings.offersTickets),
			),
		}),
	],
	['GET', /^\/queues$/, () => ({ items: data.queues })],
	['GET', /^\/queues\/([^/]+)$/, ({ ids }) => data.queues.find((each) => each.id === ids[0]) ?? missing()],
	[
		'PUT',
		/^\/queues\/([^/]+)$/,
		({ ids, body }) => {
			const queue = data.queues.find((each) => each.id === ids[0]);
			return queue ? Object.assign(queue, { settings: body, version: queue.version + 1 }) : missing();
		},
	],
	['GET', /^\/department-chats$/, () => ({ items: data.departments.map(chatOf) })],
	...collection(
		'/departments',
		() => data.departments,
		(body) => ({
			categories: ((body.categoryIds as string[]) ?? []).flatMap((id) => named(data.categories, id) ?? []),
		}),
	),
	['GET', /^\/permission-groups$/, () => ({ items: data.permissionGroups })],
	[
		'GET',
		/^\/permission-groups\/([^/]+)\/members$/,
		() => ({
			items: data.agents.map(({ id, name, active, isAdministrator }) => ({ id, name, active, isAdministrator })),
			nextCursor: null,
		}),
	],
	...collection(
		'/permission-groups',
		() => data.permissionGroups,
		() => ({ isDefault: false, members: 0 }),
	),
	['GET', /^\/categories$/, () => ({ items: data.categories })],
	...collection(
		'/categories',
		() => data.categories,
		(body) => ({
			departments: ((body.departmentIds as string[]) ?? []).flatMap((id) => named(data.departments, id) ?? []),
		}),
	),
	...collection(
		'/customers',
		() => data.customers,
		(body) => ({ organization: named(data.organizations, body.organizationId) }),
		(customer) => `${customer.name} ${customer.emails.join(' ')}`,
	),
	...collection(
		'/organizations',
		() => data.organizations,
		(body) => ({
			parent: named(data.organizations, body.parentId),
		}),
	),
];
