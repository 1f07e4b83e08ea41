import { queryString, request } from '../../api/client';
import type { Customer, CustomerRow, Organization, OrganizationRow, Page } from '../../api/types';
import type { Contents } from '../field/values';

export interface CustomerInput {
	name: string;
	emails: string[];
	phone: string | null;
	organizationId: string | null;
	externalId: string | null;
	language: string | null;
	canOpenTickets: boolean;
	active: boolean;
	notes: string;
	fields: Contents;
}

export interface OrganizationInput {
	name: string;
	parentId: string | null;
	domains: string[];
	notes: string;
}

export const customerKeys = {
	list: (filters: object) => ['customers', 'list', filters] as const,
	one: (id: string) => ['customers', 'one', id] as const,
	all: ['customers'] as const,
	organizationList: (search: string) => ['organizations', 'list', search] as const,
	organization: (id: string) => ['organizations', 'one', id] as const,
	organizations: ['organizations'] as const,
};

/** What is replaced. */
type Saved = Pick<Customer, 'id' | 'version'>;

export const listCustomers = (filters: { search?: string; organizationId?: string }, cursor: string | null) =>
	request<Page<CustomerRow>>('GET', `/customers${queryString({ ...filters, cursor })}`);

export const readCustomer = (id: string) => request<Customer>('GET', `/customers/${id}`);

export const saveCustomer = (input: CustomerInput, existing: Saved | null, idempotencyKey: string) =>
	existing
		? request<Customer>('PUT', `/customers/${existing.id}`, { body: input, ifMatch: existing.version })
		: request<Customer>('POST', '/customers', { body: input, idempotencyKey });

/** @param erase whether what the audit keeps of the customer goes too */
export const deleteCustomer = (id: string, erase: boolean) =>
	request<void>('DELETE', `/customers/${id}${queryString({ erase: erase || null })}`);

export const listOrganizations = (search: string, cursor: string | null) =>
	request<Page<OrganizationRow>>('GET', `/organizations${queryString({ search, cursor })}`);

export const readOrganization = (id: string) => request<Organization>('GET', `/organizations/${id}`);

export const saveOrganization = (input: OrganizationInput, existing: Saved | null, idempotencyKey: string) =>
	existing
		? request<Organization>('PUT', `/organizations/${existing.id}`, { body: input, ifMatch: existing.version })
		: request<Organization>('POST', '/organizations', { body: input, idempotencyKey });

export const deleteOrganization = (id: string) => request<void>('DELETE', `/organizations/${id}`);
