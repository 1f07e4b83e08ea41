import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Department } from '../../../api/types';
import type { Choice } from '../../../frame/SearchSelect';
import { useMe } from '../../../frame/session';
import { useAskedFields } from '../../field/api';
import { askedContents, type Contents, missing } from '../../field/values';
import type { Composed } from '../composer/Composer';

/** What every new ticket is asked, whomever it is for. */
export interface Asked extends Record<string, unknown> {
	departmentId: string | null;
	categoryId: string | null;
	subject: string;
	priority: string | null;
	agentId: string | null;
	/** What is typed into custom fields, also of departments that were chosen before. */
	custom: Contents;
}

export const NOTHING_ASKED: Asked = {
	departmentId: null,
	categoryId: null,
	subject: '',
	priority: null,
	agentId: null,
	custom: {},
};

export type Opening = ReturnType<typeof useOpening>;

/** What the chosen department makes of a new ticket: what it asks, what it lacks, and what is sent. */
export function useOpening(fields: Asked, departments: Department[] = []) {
	const { t } = useTranslation('ticket');
	const { t: tField } = useTranslation('field');
	const me = useMe();
	const department = departments.find((each) => each.id === fields.departmentId);
	const custom = useAskedFields('TICKET_OPENING', fields);
	const leads =
		!!department &&
		(me.agent.isAdministrator || me.departments.some((each) => each.manager && each.id === department.id));
	const agents = useMemo(
		() => (department?.agents ?? []).filter((each) => each.active && each.tickets).map(named),
		[department],
	);

	const lacking = () => {
		const found: Record<string, string> = {};
		if (!fields.departmentId) {
			found.departmentId = t('new.requiredDepartment');
		}
		if (department?.categoryRequired && !fields.categoryId) {
			found.categoryId = t('new.requiredCategory');
		}
		if (!fields.subject.trim()) {
			found.subject = t('new.requiredSubject');
		}
		return { ...found, ...missing(custom, fields.custom, [], tField) };
	};

	const asked = () => ({
		departmentId: fields.departmentId as string,
		categoryId: fields.categoryId,
		subject: fields.subject.trim(),
		priority: Number(fields.priority ?? department?.defaultPriority ?? 1),
		agentId: leads ? fields.agentId : null,
		fields: askedContents(custom, fields.custom),
	});

	const body = (composed: Composed) => ({
		...asked(),
		html: composed.html,
		attachmentIds: composed.attachmentIds,
	});

	return { departments, department, custom, leads, agents, lacking, asked, body };
}

export function named(each: { id: string; name: string }): Choice {
	return { value: each.id, label: each.name };
}
