import type { Department, Placement } from '../../api/types';

/** What the form holds of a department; of a new one, what it begins with. */
export function departmentValues(department: Department | null) {
	const agents: Record<string, Placement> = Object.fromEntries(
		(department?.agents ?? []).map(({ id, tickets, chat, manager }) => [id, { tickets, chat, manager }]),
	);
	const settings = department?.settings;
	return {
		name: department?.name ?? '',
		active: department?.active ?? true,
		categoryIds: department?.categories.map((each) => each.id) ?? [],
		defaultCategoryId: department?.defaultCategoryId ?? null,
		defaultPriority: String(department?.defaultPriority ?? 1),
		categoryRequired: department?.categoryRequired ?? false,
		agents,
		chatGreeting: settings?.chatGreeting ?? '',
		visibleToCustomers: settings?.visibleToCustomers ?? true,
		acceptsInternalTickets: settings?.acceptsInternalTickets ?? true,
		offersChat: settings?.offersChat ?? true,
		offersTickets: settings?.offersTickets ?? true,
		autoAssignment: settings?.autoAssignment ?? ('OFF' as const),
		mailboxId: settings?.mailboxId ?? null,
		fromName: settings?.fromName ?? '',
		replyFooterHtml: settings?.replyFooterHtml ?? '',
		workTimeRequired: settings?.workTimeRequired ?? false,
		closingByManager: settings?.closingByManager ?? false,
		workShiftId: settings?.workShiftId ?? null,
		ratingAsked: settings?.afterChat.ratingAsked ?? true,
		ratingFormat: settings?.afterChat.ratingFormat ?? ('STARS' as const),
		ratingQuestion: settings?.afterChat.ratingQuestion ?? '',
		contactEmail: settings?.afterChat.contactEmail ?? '',
		transcriptCopied: settings?.afterChat.transcriptCopied ?? false,
		logoId: department?.pictures.logoId ?? null,
		chatOnlineId: department?.pictures.chatOnlineId ?? null,
		chatOfflineId: department?.pictures.chatOfflineId ?? null,
	};
}

export type DepartmentValues = ReturnType<typeof departmentValues>;

/** What the server is sent of them. */
export function departmentBody(values: DepartmentValues) {
	const { name, active, categoryIds, defaultCategoryId, defaultPriority, categoryRequired, agents } = values;
	const { logoId, chatOnlineId, chatOfflineId } = values;
	const { chatGreeting, visibleToCustomers, acceptsInternalTickets, offersChat, offersTickets } = values;
	const { ratingAsked, ratingFormat, ratingQuestion, contactEmail, transcriptCopied } = values;
	const { autoAssignment, mailboxId, fromName, replyFooterHtml, workTimeRequired, closingByManager, workShiftId } =
		values;
	return {
		name: name.trim(),
		active,
		categoryIds,
		defaultCategoryId: categoryIds.includes(defaultCategoryId ?? '') ? defaultCategoryId : null,
		defaultPriority: Number(defaultPriority),
		categoryRequired,
		agents: Object.entries(agents).map(([agentId, { tickets, chat, manager }]) => ({
			agentId,
			tickets,
			chat,
			manager,
		})),
		settings: {
			chatGreeting,
			visibleToCustomers,
			acceptsInternalTickets,
			offersChat,
			offersTickets,
			autoAssignment,
			mailboxId,
			fromName: fromName.trim() || null,
			replyFooterHtml,
			workTimeRequired,
			closingByManager,
			workShiftId,
			afterChat: {
				ratingAsked,
				ratingFormat,
				ratingQuestion: ratingQuestion.trim() || null,
				contactEmail: contactEmail.trim() || null,
				transcriptCopied,
			},
		},
		pictures: { logoId, chatOnlineId, chatOfflineId },
	};
}

/** Where the form shows what the server says of a field: settings and pictures stand beside the rest. */
export const departmentPlace = (field: string) => field.replace(/^(settings\.afterChat|settings|pictures)\./, '');
