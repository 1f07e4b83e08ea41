import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

interface CreateLinkProps {
	to: string;
	/** "Criar" and what. */
	children: string;
}

/** Leads to the form of something new: from the head of its list, or from what stands there while the list is empty. */
export function CreateLink({ to, children }: CreateLinkProps) {
	return (
		<Button component={Link} to={to} leftSection={<IconPlus size={16} />}>
			{children}
		</Button>
	);
}
